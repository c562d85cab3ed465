import Containers
import DetectionCore

/// Reads the stream headers of an AVI file.
enum AVIWalker {
    static func structure(of window: ByteWindow) -> TrackStructure {
        var structure = TrackStructure()
        guard let form = RIFFForm(window) else { return structure }
        let window = window.ordered(.little)
        for chunk in RIFFChunks(in: window, form.all, of: form) {
            let start = chunk.content.lowerBound
            guard chunk.name == "LIST", chunk.content.count >= 4, window.has("hdrl", at: start) else {
                continue
            }
            readHeaders(form, in: window, start + 4..<chunk.content.upperBound, &structure)
            break
        }
        return structure
    }

    private static func readHeaders(
        _ form: RIFFForm, in window: ByteWindow, _ range: Range<Int>, _ structure: inout TrackStructure
    ) {
        for chunk in RIFFChunks(in: window, range, of: form) {
            let start = chunk.content.lowerBound
            guard chunk.name == "LIST", chunk.content.count >= 4, window.has("strl", at: start) else {
                continue
            }
            structure.count += 1
            if let track = track(form, in: window, start + 4..<chunk.content.upperBound) {
                structure.tracks.append(track)
            }
        }
        structure.duration = structure.longest
    }

    private static func track(_ form: RIFFForm, in window: ByteWindow, _ range: Range<Int>) -> MediaTrack? {
        var chunks = RIFFChunks(in: window, range, of: form)
        guard let header = chunks.next(), header.name == "strh", let format = chunks.next(),
            format.name == "strf"
        else { return nil }
        let start = format.content.lowerBound
        guard let type = window.characters(at: header.content.lowerBound, count: 4),
            let scale = window.number(at: header.content.lowerBound + 20, width: 4),
            let rate = window.number(at: header.content.lowerBound + 24, width: 4),
            let length = window.number(at: header.content.lowerBound + 32, width: 4)
        else { return nil }
        let duration = rate > 0 && length > 0 ? Double(length) * Double(scale) / Double(rate) : nil
        switch type {
        case "vids":
            guard let width = window.number(at: start + 4, width: 4),
                let height = window.number(at: start + 8, width: 4),
                let code = window.characters(at: start + 16, count: 4)
            else { return nil }
            // A negative height means that rows run from the top.
            let rows = abs(Int(Int32(truncatingIfNeeded: height)))
            return MediaTrack(
                kind: .video, codec: CodecName.named(code), duration: duration, width: width, height: rows,
                frameRate: scale > 0 ? Double(rate) / Double(scale) : nil)
        case "auds":
            guard let tag = window.number(at: start, width: 2), let channels = window.number(at: start + 2, width: 2),
                let samples = window.number(at: start + 4, width: 4)
            else { return nil }
            return MediaTrack(
                kind: .audio, codec: CodecName.wave(tag), duration: duration, sampleRate: samples,
                channels: channels)
        default:
            return nil
        }
    }
}
