import Containers
import DetectionCore

/// Walks the boxes of an MP4, M4A or QuickTime file down to what describes its tracks, wherever they lie.
struct ISOWalker {
    private static let maxBoxes = 100_000
    private static let maxDepth = 8
    /// More are counted, not described.
    private static let maxTracks = 1000
    private static let containers: Set<String> = ["moov", "trak", "edts", "tref", "mdia", "minf", "dinf", "stbl"]

    private let window: ByteWindow
    private var boxes = 0
    private var structure = TrackStructure()
    private var track = ISOTrack()
    private var tracks: [ISOTrack] = []
    private var pictures = 0
    private var edits: Range<Int>?
    /// Ticks a second of edit lists, and the pose of the whole movie.
    private var scale = 0
    private var pose = Pose()
    /// Whether samples may follow that no table counts.
    private var isFragmented = false

    /// The tracks; none when there is no `moov` box.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when the media data lie in another file.
    static func structure(of window: ByteWindow) throws(MediaError) -> TrackStructure {
        var walker = ISOWalker(window: window)
        try walker.walk(0..<window.count, in: "", depth: 0)
        walker.structure.tracks = walker.played.compactMap(\.described)
        return walker.structure
    }

    /// Pictures in the longest track of pictures: frames of a HEIF or AVIF sequence; 0 without one.
    static func pictures(of window: ByteWindow) throws(MediaError) -> Int {
        var walker = ISOWalker(window: window)
        try walker.walk(0..<window.count, in: "", depth: 0)
        return walker.pictures
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ range: Range<Int>, in parent: String, depth: Int) throws(MediaError) {
        for box in ISOBoxes(in: window, range) {
            boxes += 1
            guard boxes <= Self.maxBoxes, depth <= Self.maxDepth else { return }
            try visit(box, in: parent, depth: depth)
            if depth == 0, box.name == "moov" { return }
        }
    }

    private mutating func visit(_ box: ISOBox, in parent: String, depth: Int) throws(MediaError) {
        let start = box.content.lowerBound
        switch (parent, box.name) {
        case ("moov", "trak"):
            (track, edits) = (ISOTrack(), nil)
            try walk(box.content, in: box.name, depth: depth + 1)
            track.pose = track.pose.then(pose)
            if let edits { track.shownDuration = window.isoEdits(edits, scale: scale, of: track.duration) }
            structure.count += 1
            if ["pict", "vide"].contains(track.handler) { pictures = max(pictures, track.samples ?? 0) }
            if track.described != nil, tracks.count < Self.maxTracks { tracks.append(track) }
        case ("moov", "mvhd"):
            let isLong = window[start] == 1
            structure.duration = window.isoDuration(start) ?? structure.duration
            scale = window.number(at: start + (isLong ? 20 : 12), width: 4) ?? 0
            pose = window.isoPose(start + (isLong ? 48 : 36))
        case ("moov", "mvex"):
            isFragmented = true
        case ("moov", "rmra"), ("moov", "cmov"):
            throw Self.external
        case ("trak", "tkhd"):
            let isLong = window[start] == 1
            track.isEnabled = (window[start + 3] ?? 1) & 1 == 1
            track.number = window.number(at: start + (isLong ? 20 : 12), width: 4)
            track.pose = window.isoPose(start + (isLong ? 52 : 40))
        case ("edts", "elst"):
            edits = box.content
        case ("tref", "chap"):
            for place in stride(from: start, to: box.content.upperBound, by: 4).prefix(Self.maxTracks) {
                if let number = window.number(at: place, width: 4) { track.chapters.insert(number) }
            }
        case ("mdia", "mdhd"):
            track.duration = window.isoDuration(start)
        case ("mdia", "hdlr"):
            track.handler = window.characters(at: start + 8, count: 4) ?? ""
        case ("stbl", "stsd"):
            track.readEntry(start + 8, window: window)
        case ("stbl", "stsz"), ("stbl", "stz2"):
            track.samples = window.number(at: start + 8, width: 4)
        case ("dinf", "dref"):
            try checkReferences(box.content.dropFirst(8))
        case (_, let name) where Self.containers.contains(name):
            try walk(box.content, in: name, depth: depth + 1)
        default:
            break
        }
    }

    /// Each entry must say, by a flag or by naming nothing, that the data are in this file.
    private mutating func checkReferences(_ range: Range<Int>) throws(MediaError) {
        for entry in ISOBoxes(in: window, range) where boxes <= Self.maxBoxes {
            boxes += 1
            let flags = window.number(at: entry.content.lowerBound, width: 4) ?? 1
            guard flags & 1 == 1 || entry.content.count <= 4 else { throw Self.external }
        }
    }

    /// The tracks that are media of their own, those that play without being asked first: pictures of chapters are not,
    /// and neither is a single picture beside sound, its cover.
    private var played: [ISOTrack] {
        let chapters = tracks.reduce(into: Set<Int>()) { $0.formUnion($1.chapters) }
        let mayBeCover = !isFragmented && tracks.contains { $0.handler == "soun" && $0.samples != 1 }
        let kept = tracks.filter { track in
            let isChapters = track.number.map(chapters.contains) ?? false
            return track.handler != "vide" || !(isChapters || (mayBeCover && track.samples == 1))
        }
        return kept.filter(\.isEnabled) + kept.filter { !$0.isEnabled }
    }

    private static let external = MediaError(
        .unprocessableMedia, "The file refers to another file for its sound or pictures. Export a self-contained copy.")
}
