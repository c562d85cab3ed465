import DetectionCore

/// Reads the header of a Windows Media file (ASF): its streams and its length.
struct ASFWalker {
    private static let maxObjects = 10_000
    private static let maxDepth = 3

    private var window: ByteWindow
    private var objects = 0
    private var structure = TrackStructure()

    /// The tracks; none when the header is none.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when the content is encrypted.
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var walker = ASFWalker(window: ByteWindow(file, isBigEndian: false))
        guard let header = try ASFObject(at: 0, before: file.count, window: &walker.window) else {
            return TrackStructure()
        }
        // The number of objects and two bytes come first.
        try walker.walk(header.content.dropFirst(6), depth: 0)
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ range: Range<Int>, depth: Int) throws(MediaError) {
        var position = range.lowerBound
        while objects < Self.maxObjects, depth < Self.maxDepth,
            let object = try ASFObject(at: position, before: range.upperBound, window: &window)
        {
            objects += 1
            position = object.content.upperBound
            try visit(object, depth: depth)
        }
    }

    private mutating func visit(_ object: ASFObject, depth: Int) throws(MediaError) {
        switch object.identifier {
        case .file: structure.duration = try duration(object.content.lowerBound)
        case .stream:
            structure.count += 1
            if let track = try track(object.content.lowerBound) { structure.tracks.append(track) }
        case .headerExtension: try walk(object.content.dropFirst(22), depth: depth + 1)
        case .extendedStream: try walk(afterFields(of: object.content), depth: depth + 1)
        case .encryption, .extendedEncryption, .advancedEncryption:
            throw MediaError(
                .unprocessableMedia,
                "The file is encrypted: a player must ask for a licence. Hand in a copy without protection.")
        default: break
        }
    }

    /// Seconds; nil when it was broadcast, and nobody knew how long it would be.
    private mutating func duration(_ start: Int) throws(MediaError) -> Double? {
        guard let high = try window.number(start + 44, bytes: 4), let low = try window.number(start + 40, bytes: 4),
            let before = try window.number(start + 56, bytes: 4), let flags = try window.number(start + 64, bytes: 4)
        else { return nil }
        // In halves, because the format allows numbers beyond `Int`; the time in which a player fills its buffer counts.
        let seconds = (Double(high) * 0x1p32 + Double(low)) / 1e7 - Double(before) / 1000
        return flags & 1 == 0 && seconds > 0 ? seconds : nil
    }

    private mutating func track(_ start: Int) throws(MediaError) -> MediaTrack? {
        let format = start + 54
        switch try ASFObject.identifier(at: start, window: &window) {
        case .sound:
            guard let tag = try window.number(format, bytes: 2), let channels = try window.number(format + 2, bytes: 2),
                let rate = try window.number(format + 4, bytes: 4)
            else { return nil }
            return MediaTrack(
                kind: .audio, codec: CodecName.wave(tag), sampleRate: rate, channels: channels)
        case .video:
            guard let width = try window.number(format, bytes: 4), let height = try window.number(format + 4, bytes: 4),
                let code = try window.text(format + 27, count: 4)
            else { return nil }
            // A negative height means that rows run from the top.
            let rows = abs(Int(Int32(truncatingIfNeeded: height)))
            return MediaTrack(kind: .video, codec: CodecName.named(code), width: width, height: rows)
        default:
            return nil
        }
    }

    /// Where the description inside an extended one starts: after its names and the extensions of its packets.
    private mutating func afterFields(of content: Range<Int>) throws(MediaError) -> Range<Int> {
        guard let names = try window.number(content.lowerBound + 60, bytes: 2),
            let extensions = try window.number(content.lowerBound + 62, bytes: 2)
        else { return content.upperBound..<content.upperBound }
        var position = content.lowerBound + 64
        for _ in 0..<names {
            guard let size = try window.number(position + 2, bytes: 2) else { break }
            position += 4 + size
        }
        for _ in 0..<extensions {
            guard let size = try window.number(position + 18, bytes: 4) else { break }
            position += 22 + size
        }
        return min(position, content.upperBound)..<content.upperBound
    }
}
