import Containers
import DetectionCore

/// Reads the stream information of a FLAC file, which always comes first.
enum FLACWalker {
    static func structure(of window: ByteWindow) -> TrackStructure {
        var blocks = FLACBlocks(in: window)
        guard let first = blocks.next(), let info = FLACStreamInfo(at: first.content.lowerBound, window: window) else {
            return TrackStructure()
        }
        return TrackStructure(
            sound: "flac", sampleRate: info.sampleRate, channels: info.channels, duration: info.duration)
    }
}
