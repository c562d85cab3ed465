import Containers
import DetectionCore

/// Reads the description, the packet table and the size of the samples of a Core Audio file.
///
/// Source: Apple, "Core Audio Format Specification 1.0".
enum CAFWalker {
    static func structure(of window: ByteWindow) -> TrackStructure {
        // What describes the sound comes first.
        guard window.has("desc", at: 8), let format = CAFDescription(at: 20, window: window) else {
            return TrackStructure()
        }
        var duration: Double?
        for chunk in CAFChunks(in: window) {
            let content = chunk.content
            switch chunk.name {
            case "data":
                // The number of edits comes before the samples.
                duration = duration ?? format.duration(bytes: max(0, content.count - 4))
            case "pakt":
                guard let packets = window.number(at: content.lowerBound, width: 8),
                    let frames = window.number(at: content.lowerBound + 8, width: 8)
                else { return TrackStructure() }
                duration = duration ?? format.duration(packets: packets, frames: frames)
            default:
                break
            }
        }
        return TrackStructure(
            sound: format.codec, sampleRate: format.rate, channels: format.channels, duration: duration)
    }
}
