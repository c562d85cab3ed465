/// Headers, footers and page numbers: lines at the edge of pages that come again from page to page.
struct RunningLines {
    /// Share of a page's height, at its top and at its bottom, in which they stand.
    private static let zone: Float = 0.15
    /// Pages on which a line must come again; of a document with two pages, both.
    private static let repeats = 3
    /// Share of the pages that must have a line at the same height, set apart from the text, whatever it says.
    private static let share = 0.6

    private struct Key: Hashable {
        var isTop: Bool
        var words: String
    }

    private var keys: Set<Key> = []
    /// Heights, in steps of two points, at which the outermost line is one.
    private var (tops, bottoms): (Set<Int>, Set<Int>) = ([], [])

    init(_ pages: [PageText]) {
        var found: [Key: Int] = [:]
        var edges: (top: [Int: Int], bottom: [Int: Int]) = ([:], [:])
        var full = 0
        for page in pages {
            for key in Set(page.lines.compactMap { Self.key($0, on: page) }) { found[key, default: 0] += 1 }
            guard page.lines.count >= 5 else { continue }
            full += 1
            if let step = Self.apart(page, isTop: true) { edges.top[step, default: 0] += 1 }
            if let step = Self.apart(page, isTop: false) { edges.bottom[step, default: 0] += 1 }
        }
        let needed = max(2, min(Self.repeats, pages.count))
        keys = Set(found.filter { $0.value >= needed }.keys)
        tops = Self.common(edges.top, of: full)
        bottoms = Self.common(edges.bottom, of: full)
    }

    /// A page without them, and what they were, as codes.
    func removed(from page: PageText) -> (page: PageText, codes: Set<String>) {
        var removed: Set<String> = []
        let outermost = (top: Self.apart(page, isTop: true), bottom: Self.apart(page, isTop: false))
        let (first, last) = (page.lines.map(\.baseline).min(), page.lines.map(\.baseline).max())
        let kept = page.lines.filter { line in
            guard let key = Self.key(line, on: page) else { return true }
            let isOutermost = line.baseline == (key.isTop ? first : last)
            let isAtCommonHeight =
                isOutermost
                && (key.isTop ? outermost.top.map(tops.contains) : outermost.bottom.map(bottoms.contains)) == true
            let isNumber = isOutermost && key.words.wholeMatch(of: /\W*((page|seite) )?#( ?(of|von|\/) ?#)?\W*/) != nil
            guard keys.contains(key) || isAtCommonHeight || isNumber else { return true }
            removed.insert(key.isTop ? "headers" : "footers")
            return false
        }
        var page = page
        page.lines = kept
        return (page, removed)
    }

    /// What a line at the edge says, whatever its number; nil for one amid the page.
    private static func key(_ line: PageLine, on page: PageText) -> Key? {
        let place = line.baseline / max(page.height, 1)
        guard place < zone || place > 1 - zone else { return nil }
        let words = line.text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
            word.wholeMatch(of: /[ivxlc]{1,7}/) != nil ? "#" : word.replacing(/[0-9]+/, with: "#")
        }
        return Key(isTop: place < zone, words: words.joined(separator: " "))
    }

    /// The height of a page's outermost line, in steps, when the next one is further away than lines of a text are.
    private static func apart(_ page: PageText, isTop: Bool) -> Int? {
        let lines = page.lines.sorted { isTop ? $0.baseline < $1.baseline : $0.baseline > $1.baseline }
        guard let edge = lines.first, key(edge, on: page)?.isTop == isTop,
            let next = lines.first(where: { abs($0.baseline - edge.baseline) > edge.size / 2 }),
            abs(next.baseline - edge.baseline) > 1.7 * max(edge.size, next.size)
        else { return nil }
        return Int((min(edge.baseline, 100_000) / 2).rounded())
    }

    private static func common(_ found: [Int: Int], of pages: Int) -> Set<Int> {
        guard let step = found.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
        let near = [step - 1, step, step + 1]
        let count = near.reduce(0) { $0 + (found[$1] ?? 0) }
        return count >= repeats && Double(count) >= share * Double(pages) ? Set(near) : []
    }
}
