/// Stretches of code in a text: fenced and indented blocks, back-quoted words, `<code>` and `<pre>`.
struct CodeStretches {
    private let text: MappedText
    private static let longestQuote = 2000
    private var isAfterBlank = true
    /// Elements that nothing closes: they are looked for once.
    private var unclosed: Set<String> = []

    init(_ text: MappedText) {
        self.text = text
    }

    /// The end of the code that starts at an index, nil where none does; indices have to rise from call to call.
    mutating func end(at index: Int) -> Int? {
        let scalar = text.scalars[index]
        if index == 0 || text.scalars[index - 1] == "\n" {
            defer { isAfterBlank = scalar == "\n" }
            for fence in ["```", "~~~"] where text.has(fence, at: index) { return fenceEnd(fence, from: index + 3) }
            if isAfterBlank, scalar == "\t" || text.has("    ", at: index) { return lineEnd(index) }
        }
        if scalar == "`" { return quoteEnd(index) }
        guard scalar == "<" else { return nil }
        for name in ["code", "pre"] where text.hasLetters("<\(name)", at: index) && !unclosed.contains(name) {
            let close = "</\(name)>"
            var place = index + 1
            while place < text.count, !text.hasLetters(close, at: place) { place += 1 }
            if place < text.count { return place + close.utf8.count }
            unclosed.insert(name)
        }
        return nil
    }

    private func lineEnd(_ index: Int) -> Int {
        text.scalars[index...].firstIndex(of: "\n") ?? text.count
    }

    /// The end of a fenced block: the line that closes it, or the end of the text.
    private func fenceEnd(_ fence: String, from start: Int) -> Int {
        var place = lineEnd(start)
        while place < text.count {
            if text.has(fence, at: place + 1) { return lineEnd(place + 1) }
            place = place + 1 < text.count ? lineEnd(place + 1) : text.count
        }
        return text.count
    }

    /// The end of back-quoted words: the same number of quotes again, within a paragraph; without them, that of the quotes.
    private func quoteEnd(_ index: Int) -> Int {
        let count = text.scalars[index...].prefix { $0 == "`" }.count
        var place = index + count
        let limit = min(text.count, place + Self.longestQuote)
        while place < limit, !(text.scalars[place] == "\n" && text.has("\n", at: place + 1)) {
            let quotes = text.scalars[place...].prefix { $0 == "`" }.count
            if quotes == count { return place + count }
            place += max(1, quotes)
        }
        return index + count
    }
}
