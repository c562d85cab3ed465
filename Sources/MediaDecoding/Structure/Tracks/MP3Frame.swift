import Containers
import DetectionCore

/// The header of one frame of MPEG audio, layer II or III.
///
/// Source: ISO/IEC 11172-3 §2.4.1.3 and §2.4.2.3; ISO/IEC 13818-3 §2.4.2.3.
struct MP3Frame {
    private static let rates = [44_100, 48_000, 32_000]
    /// Thousands of bits a second: MPEG-1 layer II and III, and both layers of MPEG-2.
    private static let bitrates = [
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ]

    /// 2 or 3.
    let layer: Int
    let sampleRate: Int
    let channels: Int
    /// Bits a second; nil in free format.
    let bitrate: Int?
    /// Whether it is MPEG-1, not 2 or 2.5 with half the samples.
    let isFirst: Bool
    /// Whether it has one more byte.
    private let isPadded: Bool

    /// Reads a header; nil when the four bytes are none.
    init?(at position: Int, window: ByteWindow) {
        guard let bits = window.number(at: position, width: 4), bits >> 21 == 0x7ff else { return nil }
        let version = bits >> 19 & 3
        let rate = bits >> 10 & 3
        let bitrate = bits >> 12 & 15
        layer = 4 - (bits >> 17 & 3)
        guard version != 1, layer == 2 || layer == 3, rate < 3, bitrate < 15 else { return nil }
        isFirst = version == 3
        sampleRate = Self.rates[rate] >> [0: 2, 2: 1, 3: 0, 1: 0][version, default: 0]
        channels = bits >> 6 & 3 == 3 ? 1 : 2
        self.bitrate = bitrate == 0 ? nil : Self.bitrates[isFirst ? layer - 2 : 2][bitrate] * 1000
        isPadded = bits >> 9 & 1 == 1
    }

    /// Samples in each channel.
    var samples: Int { isFirst || layer == 2 ? 1152 : 576 }

    /// Size in bytes; nil in free format.
    var size: Int? { bitrate.map { samples / 8 * $0 / sampleRate + (isPadded ? 1 : 0) } }

    /// Short name of its codec.
    var codec: String { "mp\(layer)" }

    /// Whether both can be frames of one recording.
    func isLike(_ other: MP3Frame) -> Bool {
        layer == other.layer && sampleRate == other.sampleRate && isFirst == other.isFirst
    }
}
