import Containers
import DetectionCore

/// Reads the header of a Windows Media file (ASF): its streams and its length.
struct ASFWalker {
    private static let maxObjects = 10_000
    private static let maxDepth = 3

    private let window: ByteWindow
    private var objects = 0
    private var structure = TrackStructure()

    /// The tracks; none when the header is none.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when the content is encrypted.
    static func structure(of window: ByteWindow) throws(MediaError) -> TrackStructure {
        var walker = ASFWalker(window: window.ordered(.little))
        try walker.walk(ASFObjects.header(of: window), depth: 0)
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ part: ASFObjects, depth: Int) throws(MediaError) {
        guard depth < Self.maxDepth else { return }
        for object in part where objects < Self.maxObjects {
            objects += 1
            try visit(object, depth: depth)
        }
    }

    private mutating func visit(_ object: ASFObject, depth: Int) throws(MediaError) {
        switch object.identifier {
        case .file: structure.duration = duration(object.content.lowerBound)
        case .stream:
            structure.count += 1
            if let track = track(object.content.lowerBound) { structure.tracks.append(track) }
        case .headerExtension: try walk(ASFObjects(in: window, object.content.dropFirst(22)), depth: depth + 1)
        case .extendedStream: try walk(ASFObjects(in: window, afterFields(of: object.content)), depth: depth + 1)
        case .encryption, .extendedEncryption, .advancedEncryption:
            throw MediaError(
                .unprocessableMedia,
                "The file is encrypted: a player must ask for a licence. Hand in a copy without protection.")
        default: break
        }
    }

    /// Seconds; nil when it was broadcast, and nobody knew how long it would be.
    private func duration(_ start: Int) -> Double? {
        guard let high = window.number(at: start + 44, width: 4), let low = window.number(at: start + 40, width: 4),
            let before = window.number(at: start + 56, width: 4), let flags = window.number(at: start + 64, width: 4)
        else { return nil }
        // In halves, because the format allows numbers beyond `Int`; the time in which a player fills its buffer counts.
        let seconds = (Double(high) * 0x1p32 + Double(low)) / 1e7 - Double(before) / 1000
        return flags & 1 == 0 && seconds > 0 ? seconds : nil
    }

    private func track(_ start: Int) -> MediaTrack? {
        let format = start + 54
        switch ASFObject.Identifier(at: start, in: window) {
        case .sound:
            guard let tag = window.number(at: format, width: 2), let channels = window.number(at: format + 2, width: 2),
                let rate = window.number(at: format + 4, width: 4)
            else { return nil }
            return MediaTrack(
                kind: .audio, codec: CodecName.wave(tag), sampleRate: rate, channels: channels)
        case .video:
            guard let width = window.number(at: format, width: 4), let height = window.number(at: format + 4, width: 4),
                let code = window.characters(at: format + 27, count: 4)
            else { return nil }
            // A negative height means that rows run from the top.
            let rows = abs(Int(Int32(truncatingIfNeeded: height)))
            return MediaTrack(kind: .video, codec: CodecName.named(code), width: width, height: rows)
        default:
            return nil
        }
    }

    /// Where the description inside an extended one starts: after its names and the extensions of its packets.
    private func afterFields(of content: Range<Int>) -> Range<Int> {
        guard let names = window.number(at: content.lowerBound + 60, width: 2),
            let extensions = window.number(at: content.lowerBound + 62, width: 2)
        else { return content.upperBound..<content.upperBound }
        var position = content.lowerBound + 64
        for _ in 0..<names {
            guard let size = window.number(at: position + 2, width: 2) else { break }
            position += 4 + size
        }
        for _ in 0..<extensions {
            guard let size = window.number(at: position + 18, width: 4) else { break }
            position += 22 + size
        }
        return min(position, content.upperBound)..<content.upperBound
    }
}
