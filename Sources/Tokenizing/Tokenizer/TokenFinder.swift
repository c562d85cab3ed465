/// Finds tokens in a text: the leftmost first, the longest of those that start there.
struct TokenFinder: Sendable {
    /// A token to look for.
    struct Token: Sendable {
        var scalars: [Unicode.Scalar]
        var id: Int32
        /// Whether it counts only where no letter or digit touches it.
        var isWord = false
        /// Whether it takes the white space before it.
        var takesSpaceBefore = false
        /// Whether it takes the white space after it.
        var takesSpaceAfter = false
    }

    /// A stretch of the text, or a token in it.
    enum Part: Sendable, Equatable {
        case text(ArraySlice<Unicode.Scalar>)
        case token(Int32)
    }

    private let tokens: [Token]
    private let table: PrefixTable
    private let starts: Set<Unicode.Scalar>

    init(_ tokens: [Token]) throws(TokenizerRefusal) {
        let kept = tokens.filter { !$0.scalars.isEmpty }
        self.tokens = kept
        var entries: [[UInt8]: Int32] = [:]
        // Of several that normalising makes the same, the first one counts.
        for (place, token) in kept.enumerated() where entries[token.scalars.utf8] == nil {
            entries[token.scalars.utf8] = Int32(place)
        }
        table = try PrefixTable(entries.map { ($0, $1) })
        starts = Set(kept.map { $0.scalars[0] })
    }

    /// The parts of a text in order; none is empty.
    func parts(of text: ArraySlice<Unicode.Scalar>) -> [Part] {
        guard !tokens.isEmpty else { return text.isEmpty ? [] : [.text(text)] }
        let bytes = text.utf8
        var parts: [Part] = []
        var done = text.startIndex
        var place = text.startIndex
        var offset = 0
        while place < text.endIndex {
            guard starts.contains(text[place]), let match = table.longestPrefix(of: bytes, from: offset) else {
                offset += UTF8.width(text[place])
                place += 1
                continue
            }
            let token = tokens[Int(match.id)]
            var range = place..<place + token.scalars.count
            place = range.upperBound
            offset += match.length
            guard !token.isWord || isAlone(range, in: text) else { continue }
            if token.takesSpaceBefore {
                let space = text[..<range.lowerBound].reversed().prefix { $0.properties.isWhitespace }.count
                range = max(range.lowerBound - space, done)..<range.upperBound
            }
            if token.takesSpaceAfter {
                let space = text[range.upperBound...].prefix { $0.properties.isWhitespace }.count
                range = range.lowerBound..<range.upperBound + space
            }
            if done < range.lowerBound { parts.append(.text(text[done..<range.lowerBound])) }
            parts.append(.token(token.id))
            done = range.upperBound
        }
        if done < text.endIndex { parts.append(.text(text[done...])) }
        return parts
    }

    private func isAlone(_ range: Range<Int>, in text: ArraySlice<Unicode.Scalar>) -> Bool {
        let touches =
            range.lowerBound > text.startIndex && text[range.lowerBound - 1].isWord
            || range.upperBound < text.endIndex && text[range.upperBound].isWord
        return !touches
    }
}
