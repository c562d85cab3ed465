import Containers
import DetectionCore

/// Counts the frames of an AMR file, narrowband or wideband, of 20 milliseconds each.
///
/// Source: RFC 4867 §5; 3GPP TS 26.101 and 26.201, annex A.
enum AMRWalker {
    private static let maxFrames = 50_000
    private static let secondsPerFrame = 0.02
    /// Bytes of a frame by its type, the one in front included: speech, silence, nothing.
    private static let narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1]
    private static let wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1]
    static let narrowMark = "#!AMR\n"
    static let wideMark = "#!AMR-WB\n"

    static func structure(of window: ByteWindow) -> TrackStructure {
        let isWide = window.has(wideMark, at: 0)
        let sizes = isWide ? wide : narrow
        let start = (isWide ? wideMark : narrowMark).utf8.count
        var position = start
        var frames = 0
        while frames < maxFrames, let header = window[position] {
            frames += 1
            position += sizes[Int(header >> 3 & 15)]
        }
        guard frames > 0 else { return TrackStructure() }
        // What was not counted is as long as what was, byte for byte.
        let share = Double(window.count - start) / Double(position - start)
        return TrackStructure(
            sound: isWide ? "amrwb" : "amrnb", sampleRate: isWide ? 16_000 : 8000, channels: 1,
            duration: Double(frames) * secondsPerFrame * max(1, share))
    }
}
