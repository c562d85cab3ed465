import DetectionCore

/// Counts the frames of an AAC file.
enum ADTSWalker {
    private static let samples = 1024.0
    private static let maxFrames = 50_000
    /// Where the first whole frame of a recording lies at the latest, and how many in a row show that it is one.
    private static let maxCut = 8192, fewestFrames = 6

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: true)
        var start = try ID3Tag.end(in: &window)
        if start == 0 { start = try cutStart(in: &window) ?? 0 }
        guard let first = try ADTSFrame(at: start, window: &window) else { return TrackStructure() }
        var position = start
        var frames = 0.0
        while frames < Double(maxFrames), let frame = try ADTSFrame(at: position, window: &window) {
            frames += 1
            position += frame.size
        }
        // What was not counted is as long as what was, byte for byte.
        let share = Double(file.count - start) / Double(position - start)
        let duration = frames * samples * max(1, share) / Double(first.sampleRate)
        return TrackStructure(
            sound: "aac", sampleRate: first.sampleRate, channels: first.channels, duration: duration)
    }

    /// Start of the first frame of a recording that may begin amid another one; nil when it is none.
    static func cutStart(in window: inout ByteWindow) throws(MediaError) -> Int? {
        for start in 0..<maxCut {
            guard let byte = try window.byte(start) else { return nil }
            guard byte == 0xff else { continue }
            var (position, count) = (start, 0)
            while count < fewestFrames, let frame = try ADTSFrame(at: position, window: &window) {
                position += frame.size
                count += 1
            }
            if count == fewestFrames { return start }
        }
        return nil
    }
}
