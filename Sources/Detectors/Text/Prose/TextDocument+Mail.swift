public import DetectionCore

extension TextDocument {
    private static let mostNames = 20

    /// What of an e-mail is judged: its sender's own words; nil for a text that is no e-mail, or one without words.
    public init?(ofMail text: String) {
        // The forms of texts are told apart by `Prose`; what is no mail costs a look at its first lines.
        let original = MappedText(text)
        guard let (prose, form) = try? Prose.text(of: original), form == .mail else { return nil }
        let attachments = Mail.attachments(of: original)
        let words = Self.words(in: prose.text(0..<prose.count))
        var leftOut: Set<String> = attachments.isEmpty ? [] : ["attachments"]
        if original.lines.contains(where: { original.has(">", at: $0.lowerBound) && !$0.isEmpty }) {
            leftOut.insert("quotes")
        }
        self.init(
            form: .email, words: words, leftOut: leftOut, attachments: Array(attachments.prefix(Self.mostNames)))
    }
}
