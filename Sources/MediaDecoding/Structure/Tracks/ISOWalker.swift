import DetectionCore

/// Walks the boxes of an MP4, M4A or QuickTime file down to what describes its tracks, wherever they lie.
struct ISOWalker {
    private static let maxBoxes = 100_000
    private static let maxDepth = 8
    private static let containers: Set<String> = ["moov", "trak", "mdia", "minf", "dinf", "stbl"]

    private var window: ByteWindow
    private var boxes = 0
    private var structure = TrackStructure()
    private var track = ISOTrack()

    /// The tracks; none when there is no `moov` box.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when the media data lie in another file.
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var walker = ISOWalker(window: ByteWindow(file, isBigEndian: true))
        try walker.walk(0..<file.count, in: "", depth: 0)
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ range: Range<Int>, in parent: String, depth: Int) throws(MediaError) {
        var position = range.lowerBound
        while let box = try box(at: position, before: range.upperBound) {
            boxes += 1
            guard boxes <= Self.maxBoxes, depth <= Self.maxDepth else { return }
            try visit(box, in: parent, depth: depth)
            if depth == 0, box.name == "moov" { return }
            position = box.content.upperBound
        }
    }

    /// A box's name and content, cut where its parent ends; nil when there is none.
    private mutating func box(
        at position: Int, before end: Int
    ) throws(MediaError) -> (name: String, content: Range<Int>)? {
        guard position <= end - 8, let size = try window.number(position, bytes: 4),
            let name = try window.text(position + 4, count: 4)
        else { return nil }
        var header = 8
        var length = size == 0 ? end - position : size
        if size == 1 {
            guard let long = try window.number(position + 8, bytes: 8) else { return nil }
            (header, length) = (16, long)
        }
        guard length >= header, header <= end - position else { return nil }
        return (name, position + header..<position + min(length, end - position))
    }

    private mutating func visit(
        _ box: (name: String, content: Range<Int>), in parent: String, depth: Int
    ) throws(MediaError) {
        let start = box.content.lowerBound
        switch (parent, box.name) {
        case ("moov", "trak"):
            track = ISOTrack()
            try walk(box.content, in: box.name, depth: depth + 1)
            structure.count += 1
            if let described = track.described { structure.tracks.append(described) }
        case ("moov", "mvhd"):
            structure.duration = try window.isoDuration(start) ?? structure.duration
        case ("moov", "rmra"), ("moov", "cmov"):
            throw Self.external
        case ("trak", "tkhd"):
            track.rotation = try window.isoRotation(start)
        case ("mdia", "mdhd"):
            track.duration = try window.isoDuration(start)
        case ("mdia", "hdlr"):
            track.handler = try window.text(start + 8, count: 4) ?? ""
        case ("stbl", "stsd"):
            try track.readEntry(start + 8, window: &window)
        case ("stbl", "stsz"), ("stbl", "stz2"):
            track.samples = try window.number(start + 8, bytes: 4)
        case ("dinf", "dref"):
            try checkReferences(start + 8..<max(start + 8, box.content.upperBound), depth: depth)
        case (_, let name) where Self.containers.contains(name):
            try walk(box.content, in: name, depth: depth + 1)
        default:
            break
        }
    }

    /// Each entry must say, by a flag or by naming nothing, that the data are in this file.
    private mutating func checkReferences(_ range: Range<Int>, depth: Int) throws(MediaError) {
        var position = range.lowerBound
        while let entry = try box(at: position, before: range.upperBound), boxes <= Self.maxBoxes {
            boxes += 1
            let flags = try window.number(entry.content.lowerBound, bytes: 4) ?? 1
            guard flags & 1 == 1 || entry.content.count <= 4 else { throw Self.external }
            position = entry.content.upperBound
        }
    }

    private static let external = MediaError(
        .unprocessableMedia, "The file refers to another file for its sound or pictures. Export a self-contained copy.")
}
