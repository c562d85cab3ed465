import Foundation

/// WAV files made byte by byte: any rate and number of channels, and headers that lie.
struct HandmadeWave {
    var rate: Int
    var channels = 1
    /// 8 (unsigned), 16, 24 or 32 bits a sample.
    var bits = 16
    /// How many of the upper bits count, in the extensible form; nil writes the plain one.
    var validBits: Int?

    /// A tone at half of full scale, the same in every channel; 0 Hz is silence.
    ///
    /// - Parameter claimed: What the header gives as size of the samples in bytes, when not the truth.
    func tone(_ frequency: Double, seconds: Double, claimed: UInt32? = nil) -> [UInt8] {
        let frames = Int((seconds * Double(rate)).rounded())
        let samples = (0..<frames).flatMap { frame -> [UInt8] in
            let value = 0.5 * sin(2 * .pi * frequency * Double(frame) / Double(rate))
            let sample = sample(value)
            return (0..<channels).flatMap { _ in sample }
        }
        let block = channels * bits / 8
        let whole: [UInt8] = [1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
        let extensible = validBits.map { little(22, 2) + little($0, 2) + little(0, 4) + whole } ?? []
        let header =
            little(16 + extensible.count, 4) + little(validBits == nil ? 1 : 0xfffe, 2) + little(channels, 2)
            + little(rate, 4) + little(rate * block, 4)
            + little(block, 2) + little(bits, 2) + extensible
        let size = claimed.map(Int.init) ?? samples.count
        return Array("RIFF".utf8) + little(36 + extensible.count + samples.count, 4) + Array("WAVEfmt ".utf8) + header
            + Array("data".utf8) + little(size, 4) + samples
    }

    /// The same as Wave64, whose names have 16 bytes and whose sizes 8, both aligned to 8.
    func wave64(_ frequency: Double, seconds: Double, before: [UInt8] = []) -> [UInt8] {
        let wave = tone(frequency, seconds: seconds)
        let format = 20 + Int(wave[16])
        let chunks =
            before + Self.wave64Chunk("fmt ", Array(wave[20..<format]))
            + Self.wave64Chunk("data", Array(wave[(format + 8)...]))
        let start: [UInt8] = [0x2e, 0x91, 0xcf, 0x11, 0xa5, 0xd6, 0x28, 0xdb, 0x04, 0xc1, 0, 0]
        return Array("riff".utf8) + start + little(40 + chunks.count, 8) + Array("wave".utf8) + Self.wave64Tail + chunks
    }

    private static let wave64Tail: [UInt8] = [
        0xf3, 0xac, 0xd3, 0x11, 0x8c, 0xd1, 0x00, 0xc0, 0x4f, 0x8e, 0xdb, 0x8a,
    ]

    static func wave64Chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size = (0..<8).map { UInt8(truncatingIfNeeded: (content.count + 24) >> (8 * $0)) }
        let padding = [UInt8](repeating: 0, count: (8 - content.count % 8) % 8)
        return Array(name.utf8) + wave64Tail + size + content + padding
    }

    private func sample(_ value: Double) -> [UInt8] {
        let scaled = Int((value * Double(1 << (bits - 1) - 1)).rounded()) & ~(1 << (bits - (validBits ?? bits)) - 1)
        return little(bits == 8 ? scaled + 128 : scaled, bits / 8)
    }

    private func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
