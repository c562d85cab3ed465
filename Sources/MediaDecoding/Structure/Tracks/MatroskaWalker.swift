import DetectionCore

/// Walks the elements of a Matroska or WebM file down to its tracks, over clusters if need be.
struct MatroskaWalker {
    private static let maxElements = 100_000
    private enum Identifier {
        static let segment = 0x1853_8067, info = 0x1549_a966, tracks = 0x1654_ae6b, cluster = 0x1f43_b675
        static let timestampScale = 0x2a_d7b1, duration = 0x4489
        static let entry = 0xae
    }

    private var window: ByteWindow
    private var elements = 0
    private var structure = TrackStructure()
    private var scale = 1_000_000
    private var ticks: Double?

    /// The tracks; none when there is no track list.
    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var walker = MatroskaWalker(window: ByteWindow(file, isBigEndian: true))
        try walker.walk(0..<file.count)
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ range: Range<Int>) throws(MediaError) {
        var position = range.lowerBound
        while elements < Self.maxElements, let element = try window.element(at: position, before: range.upperBound) {
            elements += 1
            position = element.content.upperBound
            switch element.identifier {
            case Identifier.segment, Identifier.tracks:
                try walk(element.content)
            case Identifier.info:
                try readInfo(element.content)
            case Identifier.entry:
                structure.count += 1
                var track = MatroskaTrack()
                try track.read(element.content, window: &window)
                if let described = track.described { structure.tracks.append(described) }
            case Identifier.cluster where structure.count > 0 || element.isOpen:
                return
            default:
                break
            }
        }
    }

    private mutating func readInfo(_ range: Range<Int>) throws(MediaError) {
        var position = range.lowerBound
        while elements < Self.maxElements, let element = try window.element(at: position, before: range.upperBound) {
            elements += 1
            position = element.content.upperBound
            switch element.identifier {
            case Identifier.timestampScale: scale = try window.number(element) ?? scale
            case Identifier.duration: ticks = try window.float(element)
            default: break
            }
        }
        // Not a number is as good as nothing; the rest is for the limits to judge.
        structure.duration = ticks.flatMap { $0 > 0 ? $0 * Double(scale) / 1e9 : nil }
    }
}
