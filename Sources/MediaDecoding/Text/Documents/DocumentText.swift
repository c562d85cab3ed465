/// The text of a document while it is read, paragraph by paragraph.
struct DocumentText {
    /// Most bytes in UTF-8.
    private let limit: Int
    /// The text of the paragraphs so far, and before it that of those around the box that is read.
    private var texts = [""]
    private var boxes: [String] = []
    private var count = 0
    /// What was left out, as the codes of `TextDocument`.
    var leftOut: Set<String> = []

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether there is more text than is accepted.
    var isTooLong: Bool { count > limit }

    /// Whether what was read last was white space, or nothing yet.
    var endsInSpace: Bool { texts[texts.count - 1].last.map(\.isWhitespace) ?? true }

    mutating func append(_ text: String) {
        count += text.utf8.count
        guard !isTooLong else { return }
        texts[texts.count - 1] += text
    }

    /// Ends a paragraph: an empty line follows.
    mutating func endParagraph() {
        if !texts[texts.count - 1].isEmpty { append("\n\n") }
    }

    /// Begins a box amid the text, which comes after all of it.
    mutating func openBox() { texts.append("") }

    mutating func closeBox() {
        guard texts.count > 1 else { return }
        boxes.append(texts.removeLast())
    }

    /// All that was read.
    var whole: String {
        (texts + boxes).joined(separator: "\n\n").split(separator: "\n\n", omittingEmptySubsequences: true)
            .joined(separator: "\n\n")
    }
}
