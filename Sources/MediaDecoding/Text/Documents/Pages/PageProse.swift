/// The lines of pages put together to paragraphs, in the order in which they come.
struct PageProse {
    /// The text: paragraphs with an empty line between them.
    private(set) var text = ""
    /// Where each page begins, in Unicode scalars.
    private(set) var pageStarts: [Int] = []
    private var scalars = 0

    init(_ pages: [[PageLine]]) {
        let spelling = Spelling(pages.joined().map(\.text))
        let spacing = Self.spacing(pages)
        var previous: (line: PageLine, column: Column)?
        for page in pages {
            var isFirst = true
            for column in Column.columns(of: page) {
                for (index, line) in column.lines.enumerated() {
                    if let previous {
                        let goesOn =
                            index == 0
                            ? Self.goesOn(previous.line, previous.column, inNextColumn: line)
                            : Self.goesOn(previous.line, line, column, spacing: spacing)
                        append(goesOn ? spelling.joint(previous.line, line) : previous.line.isCut ? "-\n\n" : "\n\n")
                    }
                    if isFirst { pageStarts.append(scalars) }
                    isFirst = false
                    append(line.text)
                    previous = (line, column)
                }
            }
            if isFirst { pageStarts.append(scalars) }
        }
        if previous?.line.isCut == true { append("-") }
    }

    private mutating func append(_ part: String) {
        text += part
        scalars += part.unicodeScalars.count
    }

    /// Whether a line is of the same paragraph as the one above it.
    private static func goesOn(_ line: PageLine, _ next: PageLine, _ column: Column, spacing: Float) -> Bool {
        let size = max(line.size, next.size)
        guard min(line.size, next.size) > 0.85 * size, next.baseline - line.baseline < 1.4 * spacing * size else {
            return false
        }
        if line.isCut { return true }
        guard !line.isEntry, !next.startsItem else { return false }
        let gap = column.right - line.right
        let isIndented = next.left > column.left + 0.8 * size && next.left > line.left + 0.8 * size
        if line.endsSentence { return !isIndented && gap < 0.12 * column.width }
        return next.startsSmall || gap < 0.3 * column.width
    }

    /// Whether a paragraph that reaches the end of a column goes on in the next one.
    private static func goesOn(_ line: PageLine, _ column: Column, inNextColumn next: PageLine) -> Bool {
        guard min(line.size, next.size) > 0.85 * max(line.size, next.size) else { return false }
        if line.isCut { return true }
        guard !line.endsSentence, !line.isEntry, !next.startsItem else { return false }
        return next.startsSmall || column.right - line.right < 0.12 * column.width
    }

    /// From one line to the next in heights of the font: what most lines have.
    private static func spacing(_ pages: [[PageLine]]) -> Float {
        let steps = pages.flatMap { page in
            zip(page, page.dropFirst()).compactMap { line, next in
                let step = (next.baseline - line.baseline) / max(line.size, 0.1)
                return step > 0.5 && step < 4 ? step : nil
            }
        }.sorted()
        return steps.isEmpty ? 1.2 : steps[steps.count / 2]
    }
}

/// Lines below each other, and the edges between which most of them stand.
private struct Column {
    var lines: [PageLine]
    private(set) var left: Float = 0
    private(set) var right: Float = 0

    var width: Float { max(right - left, 1) }

    init(_ lines: [PageLine]) {
        self.lines = lines
        let (lefts, rights) = (lines.map(\.left).sorted(), lines.map(\.right).sorted())
        left = lefts[lefts.count / 10]
        right = rights[rights.count - 1 - rights.count / 10]
    }

    /// A page's lines, a new column wherever the next one stands higher than the one before it.
    static func columns(of page: [PageLine]) -> [Column] {
        var found: [[PageLine]] = []
        for line in page {
            if let last = found.last?.last, line.baseline > last.baseline - last.size / 2 {
                found[found.count - 1].append(line)
            } else {
                found.append([line])
            }
        }
        return found.map(Column.init)
    }
}

/// How words that were cut at the end of a line are spelt: as the text spells them elsewhere, otherwise without the hyphen.
private struct Spelling {
    private var words: Set<Substring> = []

    init(_ lines: some Sequence<String>) {
        for line in lines {
            for word in line.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" }) { words.insert(word) }
        }
    }

    /// What stands between two lines of a paragraph.
    func joint(_ line: PageLine, _ next: PageLine) -> String {
        guard line.isCut else { return " " }
        guard let before = line.text.last, before.isLetter, next.startsSmall else { return "-" }
        let parts = [
            String(line.text.reversed().prefix { $0.isLetter || $0 == "-" }.reversed()),
            String(next.text.prefix { $0.isLetter || $0 == "-" }),
        ].map { $0.lowercased() }
        let isCompound =
            words.contains(Substring(parts.joined(separator: "-")))
            && !words.contains(Substring(parts.joined()))
        return isCompound ? "-" : ""
    }
}
