import Foundation

/// AIFF and AIFF-C files made byte by byte, with headers that may lie.
struct HandmadeAIFF {
    /// The encoding of AIFF-C; nil writes AIFF.
    var code: String?
    /// Sign, exponent and mantissa of the sample rate as AIFF writes it.
    var rate: (exponent: Int, mantissa: UInt64) = Self.hertz(16_000)
    var channels = 1
    /// How many frames the header claims.
    var claimed = 0
    /// Whether the samples come before what describes them.
    var isReversed = false

    /// A whole number of samples a second as an 80-bit floating point number.
    static func hertz(_ rate: UInt64) -> (exponent: Int, mantissa: UInt64) {
        (16_383 + 63 - rate.leadingZeroBitCount, rate << rate.leadingZeroBitCount)
    }

    /// A tone of 440 Hz at half of full scale in 16 bits, in floating point for `fl32`.
    func tone(seconds: Double) -> [UInt8] {
        let values = (0..<Int(seconds * 16_000)).map { 0.5 * sin(2 * .pi * 440 * Double($0) / 16_000) }
        switch code {
        case "fl32": return file(values.flatMap { big(UInt64(Float($0).bitPattern), 4) })
        case "sowt": return file(values.flatMap { integer($0).reversed() })
        default: return file(values.flatMap(integer))
        }
    }

    /// A file around samples.
    func file(_ samples: [UInt8]) -> [UInt8] {
        let bits = code == "fl32" ? 32 : 16
        let common =
            big(UInt64(channels), 2) + big(UInt64(claimed), 4) + big(UInt64(bits), 2) + big(UInt64(rate.exponent), 2)
            + big(rate.mantissa, 8) + (code.map { Array($0.utf8) + [0, 0] } ?? [])
        let chunks = [chunk("COMM", common), chunk("SSND", [UInt8](repeating: 0, count: 8) + samples)]
        let body = Array((code == nil ? "AIFF" : "AIFC").utf8) + (isReversed ? chunks.reversed() : chunks).joined()
        return Array("FORM".utf8) + big(UInt64(body.count), 4) + body
    }

    private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + big(UInt64(content.count), 4) + content + (content.count % 2 == 0 ? [] : [0])
    }

    private func integer(_ value: Double) -> [UInt8] { big(UInt64(UInt16(bitPattern: Int16(value * 32_767))), 2) }

    private func big(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
}
