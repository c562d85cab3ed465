import DetectionCore

/// The first packet of an Ogg stream.
struct OggStream {
    let track: MediaTrack
    /// Units of a page's position in a second.
    let clock: Int
    /// Samples at the start that are not played.
    var preSkip = 0

    /// Reads the packet at a position; nil when it is of no codec that is known.
    init?(at start: Int, window: inout ByteWindow) throws(MediaError) {
        if try window.has("OpusHead", at: start) {
            guard let channels = try window.byte(start + 9), let skip = try window.number(start + 10, bytes: 2) else {
                return nil
            }
            self.init(sound: "opus", rate: 48_000, channels: Int(channels))
            preSkip = skip
        } else if try window.has("\u{1}vorbis", at: start) {
            guard let channels = try window.byte(start + 11), let rate = try window.number(start + 12, bytes: 4) else {
                return nil
            }
            self.init(sound: "vorbis", rate: rate, channels: Int(channels))
        } else if try window.has("\u{7f}FLAC", at: start) {
            guard let info = try FLACStreamInfo(at: start + 17, window: &window) else { return nil }
            self.init(sound: "flac", rate: info.sampleRate, channels: info.channels)
        } else if try window.has("Speex   ", at: start) {
            guard let rate = try window.number(start + 36, bytes: 4),
                let channels = try window.number(start + 48, bytes: 4)
            else { return nil }
            self.init(sound: "speex", rate: rate, channels: channels)
        } else if try window.byte(start) == 0x80, try window.has("theora", at: start + 1) {
            window.isBigEndian = true
            defer { window.isBigEndian = false }
            guard let width = try window.number(start + 14, bytes: 3),
                let height = try window.number(start + 17, bytes: 3)
            else { return nil }
            self.init(track: MediaTrack(kind: .video, codec: "theora", width: width, height: height), clock: 1)
        } else {
            return nil
        }
    }

    private init?(sound codec: String, rate: Int, channels: Int) {
        guard rate > 0, channels > 0 else { return nil }
        self.init(
            track: MediaTrack(kind: .audio, codec: codec, sampleRate: rate, channels: channels), clock: rate)
    }

    private init(track: MediaTrack, clock: Int) {
        self.track = track
        self.clock = clock
    }
}
