import DetectionCore

/// Reads the stream information of a FLAC file, which always comes first.
enum FLACWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: true)
        let start = try ID3Tag.end(in: &window)
        guard try window.has("fLaC", at: start), let info = try FLACStreamInfo(at: start + 8, window: &window) else {
            return TrackStructure()
        }
        return TrackStructure(
            sound: "flac", sampleRate: info.sampleRate, channels: info.channels, duration: info.duration)
    }
}
