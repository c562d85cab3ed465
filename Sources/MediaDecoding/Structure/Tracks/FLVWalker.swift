import Containers
import DetectionCore

/// Walks the tags of a Flash video: the first of each kind names the codec, their times tell the length.
///
/// The length and the sizes that its notes claim are not looked at, here or by the decoder.
enum FLVWalker {
    private static let videoCodecs: [UInt8: String] = [
        2: "flv1", 3: "flashsv", 4: "vp6", 5: "vp6a", 6: "flashsv2", 7: "h264", 12: "hevc",
    ]
    private static let soundCodecs: [UInt8: String] = [
        0: "pcm", 1: "adpcm", 2: "mp3", 3: "pcm", 4: "nellymoser", 5: "nellymoser", 6: "nellymoser", 7: "pcm", 8: "pcm",
        10: "aac", 11: "speex", 14: "mp3",
    ]
    /// Rates of the codecs that have one of their own, and of the others by two bits; AAC says it elsewhere.
    private static let ownRates: [UInt8: Int?] = [4: 16_000, 5: 8000, 10: nil, 11: 16_000, 14: 8000]
    private static let rates = [5512, 11_025, 22_050, 44_100]

    static func structure(of window: ByteWindow) -> TrackStructure {
        var structure = TrackStructure()
        structure.declaresFrameSize = false
        var clock = StreamClock(rate: 1000, bits: 32)
        var seen: Set<FLVTag.Kind> = []
        for tag in FLVTags(in: window) {
            guard tag.kind != .notes, let format = window[tag.content.lowerBound] else { continue }
            clock.note(tag.time, of: Int(tag.kind.rawValue))
            if seen.insert(tag.kind).inserted { structure.add(track(tag, format: format, window: window)) }
        }
        structure.duration = seen.compactMap { clock.duration(of: Int($0.rawValue)) }.max()
        return structure
    }

    private static func track(_ tag: FLVTag, format: UInt8, window: ByteWindow) -> MediaTrack {
        guard tag.kind == .sound else {
            // A later edition sets the highest bit and writes a four-character code.
            let code = format >> 7 == 1 ? window.characters(at: tag.content.lowerBound + 1, count: 4) : nil
            let codec = code.map(CodecName.named) ?? videoCodecs[format & 15]
            return MediaTrack(kind: .video, codec: codec ?? "unknown")
        }
        let code = format >> 4
        let rate = ownRates[code] ?? rates[Int(format >> 2 & 3)]
        return MediaTrack(
            kind: .audio, codec: soundCodecs[code] ?? "unknown", sampleRate: rate,
            channels: rate.map { _ in Int(format & 1) + 1 })
    }
}
