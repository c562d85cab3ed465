import DetectionCore

/// The first packet of an Ogg stream.
///
/// Source: Vorbis I, RFC 7845 (Opus), the mappings of FLAC, Speex, Theora (§6.2 and annex A.2) and VP8, OGM.
struct OggStream {
    var track: MediaTrack
    /// Units of a page's position in a second; 0 when it is not known.
    private var clock: Double
    /// Samples at the start that are not played.
    private var preSkip = 0
    /// Low bits of a page's position that count frames since the last keyframe, the others count up to it.
    private var keyframeBits = 0

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
        } else {
            window.isBigEndian = true
            defer { window.isBigEndian = false }
            try self.init(picturesAt: start, window: &window)
        }
    }

    /// Reads the packet of a stream of pictures, whose numbers are big-endian.
    private init?(picturesAt start: Int, window: inout ByteWindow) throws(MediaError) {
        if try window.byte(start) == 0x80, try window.has("theora", at: start + 1) {
            guard let width = try window.number(start + 14, bytes: 3),
                let height = try window.number(start + 17, bytes: 3),
                let pictures = try window.number(start + 22, bytes: 4),
                let seconds = try window.number(start + 26, bytes: 4)
            else { return nil }
            self.init(pictures: "theora", width: width, height: height, rate: Double(pictures) / Double(seconds))
            keyframeBits = try (window.number(start + 40, bytes: 2) ?? 0) >> 5 & 31
        } else if try window.has("OVP80\u{1}", at: start) {
            guard let width = try window.number(start + 8, bytes: 2),
                let height = try window.number(start + 10, bytes: 2),
                let pictures = try window.number(start + 18, bytes: 4),
                let seconds = try window.number(start + 22, bytes: 4)
            else { return nil }
            self.init(pictures: "vp8", width: width, height: height, rate: Double(pictures) / Double(seconds))
            keyframeBits = 32
        } else if try window.has("\u{1}video\0\0\0", at: start) {
            window.isBigEndian = false
            guard let code = try window.text(start + 9, count: 4),
                let width = try window.number(start + 45, bytes: 4),
                let height = try window.number(start + 49, bytes: 4)
            else { return nil }
            self.init(pictures: CodecName.named(code), width: width, height: height, rate: .nan)
        } else {
            return nil
        }
    }

    private init?(sound codec: String, rate: Int, channels: Int) {
        guard rate > 0, channels > 0 else { return nil }
        track = MediaTrack(kind: .audio, codec: codec, sampleRate: rate, channels: channels)
        clock = Double(rate)
    }

    private init(pictures codec: String, width: Int, height: Int, rate: Double) {
        let isKnown = rate.isFinite && rate > 0
        track = MediaTrack(
            kind: .video, codec: codec, width: width, height: height, frameRate: isKnown ? rate : nil)
        clock = isKnown ? rate : 0
    }

    /// The time in seconds of a page's position.
    func seconds(_ position: Int) -> Double? {
        guard clock > 0 else { return nil }
        let keyframe = position >> keyframeBits
        let since = keyframeBits == 32 ? 0 : position & (1 << keyframeBits - 1)
        return Double(max(0, keyframe + since - preSkip)) / clock
    }
}
