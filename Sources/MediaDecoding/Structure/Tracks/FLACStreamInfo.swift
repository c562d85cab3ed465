import DetectionCore

/// The stream information block of FLAC.
struct FLACStreamInfo {
    let sampleRate: Int
    let channels: Int
    /// Length in seconds; nil when it is unknown.
    let duration: Double?

    /// Reads the block whose content is at a position; nil when there is none or it makes no sense.
    init?(at start: Int, window: inout ByteWindow) throws(MediaError) {
        let order = window.isBigEndian
        window.isBigEndian = true
        defer { window.isBigEndian = order }
        // 20 bits rate, 3 bits channels, 5 bits sample width, 36 bits samples.
        guard let packed = try window.number(start + 10, bytes: 4), let high = try window.byte(start + 13),
            let low = try window.number(start + 14, bytes: 4), packed >> 12 > 0
        else { return nil }
        sampleRate = packed >> 12
        channels = (packed >> 9 & 7) + 1
        let samples = Int(high & 0xf) << 32 | low
        duration = samples > 0 ? Double(samples) / Double(sampleRate) : nil
    }
}
