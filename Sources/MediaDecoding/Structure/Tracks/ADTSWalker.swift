import DetectionCore

/// Counts the frames of an AAC file.
enum ADTSWalker {
    private static let samples = 1024.0
    private static let maxFrames = 50_000

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: true)
        let start = try ID3Tag.end(in: &window)
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
}
