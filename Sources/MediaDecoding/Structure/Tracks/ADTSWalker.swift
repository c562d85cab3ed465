import Containers
import DetectionCore

/// Counts the frames of an AAC file.
enum ADTSWalker {
    private static let samples = 1024.0
    private static let maxFrames = 50_000
    /// Where the first whole frame of a recording lies at the latest, and how many in a row show that it is one.
    private static let maxCut = 8192, fewestFrames = 6

    static func structure(of window: ByteWindow) -> TrackStructure {
        var start = ID3Tag.end(in: window)
        if start == 0 { start = cutStart(in: window) ?? 0 }
        guard let first = ADTSFrame(at: start, window: window) else { return TrackStructure() }
        var position = start
        var frames = 0.0
        while frames < Double(maxFrames), let frame = ADTSFrame(at: position, window: window) {
            frames += 1
            position += frame.size
        }
        // What was not counted is as long as what was, byte for byte.
        let share = Double(window.count - start) / Double(position - start)
        let duration = frames * samples * max(1, share) / Double(first.sampleRate)
        return TrackStructure(
            sound: "aac", sampleRate: first.sampleRate, channels: first.channels, duration: duration)
    }

    /// Start of the first frame of a recording that may begin amid another one; nil when it is none.
    static func cutStart(in window: ByteWindow) -> Int? {
        for start in 0..<maxCut {
            guard let byte = window[start] else { return nil }
            guard byte == 0xff else { continue }
            var (position, count) = (start, 0)
            while count < fewestFrames, let frame = ADTSFrame(at: position, window: window) {
                position += frame.size
                count += 1
            }
            if count == fewestFrames { return start }
        }
        return nil
    }
}
