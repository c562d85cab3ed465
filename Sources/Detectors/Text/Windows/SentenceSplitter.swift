/// Cuts a stretch of normalised text into sentences: after `.`, `!` or `?`, closing quotes included, before a space.
///
/// Pieces too short to be scored, abbreviations among them, are joined with what follows.
enum SentenceSplitter {
    /// A sentence is at least this long, in scalars.
    private static let shortest = 30

    /// Ranges that cover the stretch without a gap; the space between two sentences belongs to the second.
    static func sentences(of scalars: [Unicode.Scalar], in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where scalars[index] == " " && index - start >= shortest {
            if isEnd(scalars, before: index, from: start) {
                found.append(start..<index)
                start = index
            }
        }
        if range.upperBound - start >= shortest || found.isEmpty {
            found.append(start..<range.upperBound)
        } else if let last = found.popLast() {
            found.append(last.lowerBound..<range.upperBound)
        }
        return found
    }

    private static func isEnd(_ scalars: [Unicode.Scalar], before space: Int, from start: Int) -> Bool {
        var index = space - 1
        while index > start, scalars[index] == "\"" || scalars[index] == "'" || scalars[index] == ")" { index -= 1 }
        return scalars[index] == "." || scalars[index] == "!" || scalars[index] == "?"
    }
}
