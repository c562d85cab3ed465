import Containers

/// The stream information block of FLAC.
struct FLACStreamInfo {
    let sampleRate: Int
    let channels: Int
    /// Length in seconds; nil when it is unknown.
    let duration: Double?

    /// Reads the block whose content is at a position; nil when there is none or it makes no sense.
    init?(at start: Int, window: ByteWindow) {
        let window = window.ordered(.big)
        // 20 bits rate, 3 bits channels, 5 bits sample width, 36 bits samples.
        guard let packed = window.number(at: start + 10, width: 4), let high = window[start + 13],
            let low = window.number(at: start + 14, width: 4), packed >> 12 > 0
        else { return nil }
        sampleRate = packed >> 12
        channels = (packed >> 9 & 7) + 1
        let samples = Int(high & 0xf) << 32 | low
        duration = samples > 0 ? Double(samples) / Double(sampleRate) : nil
    }
}
