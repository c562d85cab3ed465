import Containers
import DetectionCore

/// Walks the pages of an Ogg file: the first ones of its streams describe the tracks, the last ones tell the length.
///
/// Files put together from several (chained, RFC 3533 §4) are as long as all their links; the tracks are those of the first.
struct OggWalker {
    private static let maxPages = 100_000
    private static let maxStreams = 10_000
    /// How far the next page is looked for after bytes that are none: a page at its longest.
    private static let maxGap = 65_536
    /// Seconds that a first page holds at most; one that ends later belongs to a stream that was joined while it ran.
    private static let longestPage = 60.0

    /// A stream of the link at hand.
    private struct Part {
        let stream: OggStream?
        var first: Double?
        var last: Double?

        var seconds: Double? {
            guard let first, let last else { return nil }
            return max(0, first > OggWalker.longestPage ? last - first : last)
        }
    }

    private let window: ByteWindow
    private var structure = TrackStructure()
    private var parts: [Int: Part] = [:]
    private var links = 0
    private var isAtStart = false

    static func structure(of window: ByteWindow) -> TrackStructure {
        var walker = OggWalker(window: window.ordered(.little))
        walker.walk()
        return walker.structure
    }

    private init(window: ByteWindow) {
        self.window = window
    }

    private mutating func walk() {
        var position = 0
        for _ in 0..<Self.maxPages {
            guard let place = page(from: position), let page = OggPage(at: place, in: window) else { break }
            if page.isFirst {
                begin(page.serial, at: page.start)
            } else {
                isAtStart = false
                if let ended = page.position, ended > 0, var part = parts[page.serial],
                    let seconds = part.stream?.seconds(ended)
                {
                    (part.first, part.last) = (part.first ?? seconds, seconds)
                    parts[page.serial] = part
                }
            }
            position = page.next
        }
        endLink()
    }

    /// Start of the next page; nil when there is none near.
    private func page(from position: Int) -> Int? {
        for place in position..<position + Self.maxGap {
            guard let byte = window[place] else { return nil }
            if byte == 0x4f, window.has("OggS\0", at: place) { return place }
            // The file must begin with one.
            if position == 0 { return nil }
        }
        return nil
    }

    /// The first page of a stream; after others than first ones it begins a new link.
    private mutating func begin(_ serial: Int, at start: Int) {
        if !isAtStart { endLink() }
        isAtStart = true
        guard parts.count < Self.maxStreams else { return }
        let stream = OggStream(at: start, window: window)
        parts[serial] = Part(stream: stream)
        guard links == 0 else { return }
        structure.count += 1
        if let stream { structure.tracks.append(stream.track) }
    }

    /// Adds the length of a link: that of its longest sound, without any of its longest video.
    private mutating func endLink() {
        guard !parts.isEmpty else { return }
        let sounds = parts.values.filter { $0.stream?.track.kind == .audio }.compactMap(\.seconds)
        let others = parts.values.compactMap(\.seconds)
        if let seconds = sounds.max() ?? others.max() { structure.duration = (structure.duration ?? 0) + seconds }
        parts = [:]
        links += 1
    }
}
