import Containers
import DetectionCore

/// The header of one AAC frame in ADTS.
struct ADTSFrame {
    private static let rates = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
    ]

    let sampleRate: Int
    let channels: Int
    /// Size in bytes.
    let size: Int

    /// Reads a header; nil when the bytes are none.
    init?(at position: Int, window: ByteWindow) {
        guard let bits = window.number(at: position, width: 7), bits >> 44 == 0xfff, bits >> 41 & 3 == 0,
            Self.rates.indices.contains(bits >> 34 & 15)
        else { return nil }
        sampleRate = Self.rates[bits >> 34 & 15]
        // Number 7 stands for eight channels; 0 means that the frame itself tells.
        let number = bits >> 30 & 7
        channels = number == 7 ? 8 : max(1, number)
        size = bits >> 13 & 0x1fff
        guard size >= 7 else { return nil }
    }
}
