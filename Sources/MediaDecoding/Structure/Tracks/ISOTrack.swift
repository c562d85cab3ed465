import DetectionCore

/// State of reading the boxes of one track.
struct ISOTrack {
    /// `vide`, `soun` or another kind.
    var handler = ""
    var rotation: Int?
    var duration: Double?
    /// Samples in the table: for video, frames.
    var samples: Int?

    private var code = ""
    private var width: Int?
    private var height: Int?
    private var channels: Int?
    private var sampleRate: Int?

    /// Reads the first sample description, whose box starts at a position.
    mutating func readEntry(_ position: Int, window: inout ByteWindow) throws(MediaError) {
        guard let code = try window.text(position + 4, count: 4) else { return }
        self.code = code
        if handler == "vide" {
            width = try window.number(position + 32, bytes: 2)
            height = try window.number(position + 34, bytes: 2)
        } else if handler == "soun", try window.number(position + 16, bytes: 2) == 2 {
            // Version 2 of QuickTime: a 64-bit floating point rate.
            sampleRate = try window.double(position + 40).flatMap { Int(exactly: $0.rounded()) }
            channels = try window.number(position + 48, bytes: 4)
        } else if handler == "soun" {
            channels = try window.number(position + 24, bytes: 2)
            sampleRate = try window.number(position + 32, bytes: 2)
        }
    }

    /// The track; nil when it is neither sound nor video.
    var described: MediaTrack? {
        switch handler {
        case "vide":
            let rate = samples.flatMap { samples in duration.flatMap { $0 > 0 ? Double(samples) / $0 : nil } }
            return MediaTrack(
                kind: .video, codec: CodecName.named(code), duration: duration, width: width, height: height,
                rotation: rotation, frameRate: rate)
        case "soun":
            return MediaTrack(
                kind: .audio, codec: CodecName.named(code), duration: duration, sampleRate: sampleRate,
                channels: channels)
        default:
            return nil
        }
    }
}
