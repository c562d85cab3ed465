import Containers
import DetectionCore

/// State of reading the boxes of one track.
struct ISOTrack {
    /// The number by which other tracks refer to it.
    var number: Int?
    /// Whether players show it without being asked.
    var isEnabled = true
    /// `vide`, `soun` or another kind.
    var handler = ""
    var pose = Pose()
    /// Length of everything that is stored.
    var duration: Double?
    /// Length of what is shown, after cuts that were made without encoding anew; nil without an edit list.
    var shownDuration: Double?
    /// Samples in the table: for video, frames.
    var samples: Int?
    /// Numbers of the tracks that hold its chapters.
    var chapters: Set<Int> = []

    private var code = ""
    private var width: Int?
    private var height: Int?
    private var channels: Int?
    private var sampleRate: Int?

    /// Reads the first sample description, whose box starts at a position.
    mutating func readEntry(_ position: Int, window: ByteWindow) {
        guard let code = window.characters(at: position + 4, count: 4) else { return }
        self.code = code
        if handler == "vide" {
            width = window.number(at: position + 32, width: 2)
            height = window.number(at: position + 34, width: 2)
        } else if handler == "soun", window.number(at: position + 16, width: 2) == 2 {
            // Version 2 of QuickTime: a 64-bit floating point rate.
            sampleRate = window.float(at: position + 40, width: 8).flatMap { Int(exactly: $0.rounded()) }
            channels = window.number(at: position + 48, width: 4)
        } else if handler == "soun" {
            channels = window.number(at: position + 24, width: 2)
            sampleRate = window.number(at: position + 32, width: 2)
        }
    }

    /// The track; nil when it is neither sound nor video.
    var described: MediaTrack? {
        switch handler {
        case "vide":
            let rate = samples.flatMap { samples in duration.flatMap { $0 > 0 ? Double(samples) / $0 : nil } }
            return MediaTrack(
                kind: .video, codec: CodecName.named(code), duration: shownDuration ?? duration, width: width,
                height: height, rotation: pose.rotation, isMirrored: pose.isMirrored ? true : nil, frameRate: rate)
        case "soun":
            return MediaTrack(
                kind: .audio, codec: CodecName.named(code), duration: shownDuration ?? duration,
                sampleRate: sampleRate, channels: channels)
        default:
            return nil
        }
    }
}
