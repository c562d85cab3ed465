import Containers
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
    init?(at start: Int, window: ByteWindow) {
        if window.has("OpusHead", at: start) {
            guard let channels = window[start + 9], let skip = window.number(at: start + 10, width: 2) else {
                return nil
            }
            self.init(sound: "opus", rate: 48_000, channels: Int(channels))
            preSkip = skip
        } else if window.has("\u{1}vorbis", at: start) {
            guard let channels = window[start + 11], let rate = window.number(at: start + 12, width: 4) else {
                return nil
            }
            self.init(sound: "vorbis", rate: rate, channels: Int(channels))
        } else if window.has("\u{7f}FLAC", at: start) {
            guard let info = FLACStreamInfo(at: start + 17, window: window) else { return nil }
            self.init(sound: "flac", rate: info.sampleRate, channels: info.channels)
        } else if window.has("Speex   ", at: start) {
            guard let rate = window.number(at: start + 36, width: 4),
                let channels = window.number(at: start + 48, width: 4)
            else { return nil }
            self.init(sound: "speex", rate: rate, channels: channels)
        } else {
            self.init(picturesAt: start, window: window)
        }
    }

    /// Reads the packet of a stream of pictures, whose numbers are big-endian.
    private init?(picturesAt start: Int, window: ByteWindow) {
        let window = window.ordered(.big)
        if window[start] == 0x80, window.has("theora", at: start + 1) {
            guard let width = window.number(at: start + 14, width: 3),
                let height = window.number(at: start + 17, width: 3),
                let pictures = window.number(at: start + 22, width: 4),
                let seconds = window.number(at: start + 26, width: 4)
            else { return nil }
            self.init(pictures: "theora", width: width, height: height, rate: Double(pictures) / Double(seconds))
            keyframeBits = (window.number(at: start + 40, width: 2) ?? 0) >> 5 & 31
        } else if window.has("OVP80\u{1}", at: start) {
            guard let width = window.number(at: start + 8, width: 2),
                let height = window.number(at: start + 10, width: 2),
                let pictures = window.number(at: start + 18, width: 4),
                let seconds = window.number(at: start + 22, width: 4)
            else { return nil }
            self.init(pictures: "vp8", width: width, height: height, rate: Double(pictures) / Double(seconds))
            keyframeBits = 32
        } else if window.has("\u{1}video\0\0\0", at: start) {
            let window = window.ordered(.little)
            guard let code = window.characters(at: start + 9, count: 4),
                let width = window.number(at: start + 45, width: 4),
                let height = window.number(at: start + 49, width: 4)
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
