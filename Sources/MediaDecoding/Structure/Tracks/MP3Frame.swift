import DetectionCore

/// The header of one frame of MPEG audio, layer III.
struct MP3Frame {
    private static let rates = [44_100, 48_000, 32_000]
    private static let bitrates = [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ]

    let sampleRate: Int
    let channels: Int
    /// Bits a second; nil in free format.
    let bitrate: Int?
    /// Whether it is MPEG-1, not 2 or 2.5 with half the samples.
    let isFirst: Bool
    /// Whether it has one more byte.
    private let isPadded: Bool

    /// Reads a header; nil when the four bytes are none.
    init?(at position: Int, window: inout ByteWindow) throws(MediaError) {
        window.isBigEndian = true
        guard let bits = try window.number(position, bytes: 4), bits >> 21 == 0x7ff else { return nil }
        let version = bits >> 19 & 3
        let rate = bits >> 10 & 3
        let bitrate = bits >> 12 & 15
        guard version != 1, bits >> 17 & 3 == 1, rate < 3, bitrate < 15 else { return nil }
        isFirst = version == 3
        sampleRate = Self.rates[rate] >> [0: 2, 2: 1, 3: 0, 1: 0][version, default: 0]
        channels = bits >> 6 & 3 == 3 ? 1 : 2
        self.bitrate = bitrate == 0 ? nil : Self.bitrates[isFirst ? 0 : 1][bitrate] * 1000
        isPadded = bits >> 9 & 1 == 1
    }

    /// Samples in each channel.
    var samples: Int { isFirst ? 1152 : 576 }

    /// Size in bytes; nil in free format.
    var size: Int? { bitrate.map { samples / 8 * $0 / sampleRate + (isPadded ? 1 : 0) } }
}
