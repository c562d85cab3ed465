import DetectionCore

/// Reads the stream headers of an AVI file.
enum AVIWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var structure = TrackStructure()
        var chunks = RIFFChunks(file, in: 12..<max(12, file.count))
        while let chunk = try chunks.next() {
            let start = chunk.content.lowerBound
            guard chunk.name == "LIST", chunk.content.count >= 4, try chunks.window.has("hdrl", at: start) else {
                continue
            }
            try readHeaders(of: file, in: start + 4..<chunk.content.upperBound, &structure)
            break
        }
        return structure
    }

    private static func readHeaders(
        of file: MediaFile, in range: Range<Int>, _ structure: inout TrackStructure
    ) throws(MediaError) {
        var chunks = RIFFChunks(file, in: range)
        while let chunk = try chunks.next() {
            let start = chunk.content.lowerBound
            guard chunk.name == "LIST", chunk.content.count >= 4, try chunks.window.has("strl", at: start) else {
                continue
            }
            structure.count += 1
            if let track = try track(of: file, in: start + 4..<chunk.content.upperBound) {
                structure.tracks.append(track)
            }
        }
        structure.duration = structure.longest
    }

    private static func track(of file: MediaFile, in range: Range<Int>) throws(MediaError) -> MediaTrack? {
        var chunks = RIFFChunks(file, in: range)
        guard let header = try chunks.next(), header.name == "strh", let format = try chunks.next(),
            format.name == "strf"
        else { return nil }
        var window = chunks.window
        let start = format.content.lowerBound
        guard let type = try window.text(header.content.lowerBound, count: 4),
            let scale = try window.number(header.content.lowerBound + 20, bytes: 4),
            let rate = try window.number(header.content.lowerBound + 24, bytes: 4),
            let length = try window.number(header.content.lowerBound + 32, bytes: 4)
        else { return nil }
        let duration = rate > 0 && length > 0 ? Double(length) * Double(scale) / Double(rate) : nil
        switch type {
        case "vids":
            guard let width = try window.number(start + 4, bytes: 4),
                let height = try window.number(start + 8, bytes: 4),
                let code = try window.text(start + 16, count: 4)
            else { return nil }
            // A negative height means that rows run from the top.
            let rows = abs(Int(Int32(truncatingIfNeeded: height)))
            return MediaTrack(
                kind: .video, codec: CodecName.named(code), duration: duration, width: width, height: rows,
                frameRate: scale > 0 ? Double(rate) / Double(scale) : nil)
        case "auds":
            guard let tag = try window.number(start, bytes: 2), let channels = try window.number(start + 2, bytes: 2),
                let samples = try window.number(start + 4, bytes: 4)
            else { return nil }
            return MediaTrack(
                kind: .audio, codec: CodecName.wave(tag), duration: duration, sampleRate: samples,
                channels: channels)
        default:
            return nil
        }
    }
}
