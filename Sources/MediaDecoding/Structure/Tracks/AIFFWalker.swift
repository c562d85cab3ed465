import Containers
import DetectionCore
import Foundation

/// Reads the format and the size of the samples of an AIFF or AIFF-C file.
///
/// Source: Apple, "Audio Interchange File Format: AIFF" (1989), and the draft of AIFF-C (1991).
enum AIFFWalker {
    /// Bytes of a sample in the encodings of AIFF-C where all have the same, nil where the file says how many bits.
    private static let linear: [String: Int?] = [
        "NONE": nil, "twos": nil, "sowt": nil, "raw ": 1, "in24": 3, "in32": 4, "fl32": 4, "FL32": 4, "fl64": 8,
        "FL64": 8, "ulaw": 1, "ULAW": 1, "alaw": 1, "ALAW": 1,
    ]

    static func structure(of window: ByteWindow) -> TrackStructure {
        guard let form = RIFFForm(window) else { return TrackStructure() }
        var chunks = RIFFChunks(in: window, form.all, of: form)
        var format: (code: String, channels: Int, bits: Int, rate: Double)?
        var bytes: Int?
        while format == nil || bytes == nil, let chunk = chunks.next() {
            let start = chunk.content.lowerBound
            switch chunk.name {
            case "COMM":
                guard let channels = window.number(at: start, width: 2),
                    let bits = window.number(at: start + 6, width: 2),
                    let rate = rate(at: start + 8, in: window)
                else { return TrackStructure() }
                let code = form.name == "AIFC" ? window.characters(at: start + 18, count: 4) : "NONE"
                format = (code ?? "", channels, bits, rate)
            case "SSND":
                // Two numbers about where the samples lie come before them.
                bytes = max(0, chunk.content.count - 8)
            default:
                break
            }
        }
        guard let format, let bytes, format.channels > 0 else { return TrackStructure() }
        let width = linear[format.code].map { $0 ?? (format.bits + 7) / 8 }
        let bytesPerSecond = Double(format.channels * (width ?? 0)) * format.rate
        return TrackStructure(
            sound: width == nil ? CodecName.named(format.code) : "pcm", sampleRate: Int(format.rate),
            channels: format.channels, duration: bytesPerSecond > 0 ? Double(bytes) / bytesPerSecond : nil)
    }

    /// A rate of at least one sample a second that fits into 32 bits, out of an 80-bit floating point number.
    private static func rate(at position: Int, in window: ByteWindow) -> Double? {
        guard let exponent = window.number(at: position, width: 2),
            let high = window.number(at: position + 2, width: 4), let low = window.number(at: position + 6, width: 4)
        else { return nil }
        // With the sign bit set the exponent is far too large as well.
        let (zero, mantissaBits) = (16_383, 63)
        guard (zero...zero + 31).contains(exponent) else { return nil }
        let rate = scalbn(Double(high) * 4_294_967_296 + Double(low), exponent - zero - mantissaBits)
        return rate >= 1 ? rate : nil
    }
}
