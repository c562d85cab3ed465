import Containers
import DetectionCore

/// Walks the elements of a Matroska or WebM file down to its tracks, over clusters if need be.
struct MatroskaWalker {
    private static let maxElements = 100_000
    /// More are counted, not described.
    private static let maxTracks = 1000
    private enum Identifier {
        static let segment = 0x1853_8067, info = 0x1549_a966, tracks = 0x1654_ae6b, cluster = 0x1f43_b675
        static let timestampScale = 0x2a_d7b1, duration = 0x4489
        static let entry = 0xae
        static let simpleBlock = 0xa3, blockGroup = 0xa0, block = 0xa1
    }

    private let window: ByteWindow
    private var elements = 0
    private var structure = TrackStructure()
    private var scale = 1_000_000
    private var ticks: Double?
    private var tracks: [MatroskaTrack] = []
    /// From the first cluster after the track list on.
    private var clusters: Range<Int>?

    /// The tracks that are media of their own, those that play without being asked first; none when there is no track list.
    ///
    /// A single picture beside sound is its cover.
    static func structure(of window: ByteWindow) -> TrackStructure {
        var walker = MatroskaWalker(window: window)
        walker.walk(0..<window.count)
        let covers = walker.covers()
        let played = walker.tracks.filter { $0.number.map { !covers.contains($0) } ?? true }
        walker.structure.tracks = (played.filter(\.isDefault) + played.filter { !$0.isDefault }).compactMap(\.described)
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk(_ range: Range<Int>) {
        for element in EBMLElements(in: window, range) {
            elements += 1
            guard elements < Self.maxElements else { return }
            switch element.identifier {
            case Identifier.segment, Identifier.tracks:
                walk(element.content)
            case Identifier.info:
                readInfo(element.content)
            case Identifier.entry:
                structure.count += 1
                var track = MatroskaTrack()
                track.read(element.content, window: window)
                if track.described != nil, tracks.count < Self.maxTracks { tracks.append(track) }
            case Identifier.cluster where structure.count > 0 || element.isOpen:
                clusters = element.content.lowerBound..<range.upperBound
                return
            default:
                break
            }
        }
    }

    /// Numbers of the video tracks with one picture at most, in a file with sound; found at the second picture when there are
    /// more, so real videos are not read through.
    private mutating func covers() -> Set<Int> {
        let kinds = tracks.map { (number: $0.number, kind: $0.described?.kind) }
        var covers = Set(kinds.filter { $0.kind == .video }.compactMap(\.number))
        guard let clusters, kinds.contains(where: { $0.kind == .audio }) else { return [] }
        var seen: Set<Int> = []
        var blocks = EBMLElements(in: window, clusters)
        while !covers.isEmpty, let element = blocks.next() {
            elements += 1
            // Too many to tell.
            guard elements < Self.maxElements else { return [] }
            if [Identifier.cluster, Identifier.blockGroup].contains(element.identifier) { blocks.enter(element) }
            guard [Identifier.simpleBlock, Identifier.block].contains(element.identifier),
                let number = window.variableNumber(at: element.content.lowerBound), covers.contains(number)
            else { continue }
            if !seen.insert(number).inserted { covers.remove(number) }
        }
        return covers
    }

    private mutating func readInfo(_ range: Range<Int>) {
        for element in EBMLElements(in: window, range) {
            elements += 1
            guard elements < Self.maxElements else { return }
            switch element.identifier {
            case Identifier.timestampScale: scale = window.number(element) ?? scale
            case Identifier.duration: ticks = window.float(element)
            default: break
            }
        }
        // Not a number is as good as nothing; the rest is for the limits to judge.
        structure.duration = ticks.flatMap { $0 > 0 ? $0 * Double(scale) / 1e9 : nil }
    }
}
