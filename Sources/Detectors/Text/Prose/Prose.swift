import DetectionCore

/// The prose of a text that comes in a form of its own: a page in HTML, an e-mail, subtitles.
enum Prose {
    /// What form a text has.
    enum Form: String, Sendable {
        case plain, html, mail, subtitles
    }

    /// The prose within a text; the text itself where it has no form of its own.
    ///
    /// - Throws: A refusal that names the form whose prose cannot be had.
    static func text(of original: MappedText) throws(TextReading.Refusal) -> (text: MappedText, form: Form) {
        if original.has("{\\rtf", at: 0) { throw refusal("RTF", "Save it as plain text.") }
        if let subtitles = Subtitles.text(of: original) { return (subtitles, .subtitles) }
        if let mail = try Mail.text(of: original) {
            return (HTMLText.isPage(mail) ? HTMLText.text(of: mail) : mail, .mail)
        }
        return HTMLText.isPage(original) ? (HTMLText.text(of: original), .html) : (original, .plain)
    }

    static func refusal(_ form: String, _ help: String) -> TextReading.Refusal {
        TextReading.Refusal(
            reason: .formatUnsupported, explanation: "This is \(form), whose text the detectors cannot read. \(help)")
    }
}

extension MappedText {
    /// The stretches between line ends, which belong to none.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0...count where index == count || scalars[index] == "\n" {
            let end = index > start && scalars[index - 1] == "\r" ? index - 1 : index
            lines.append(start..<end)
            start = index + 1
        }
        return lines
    }
}
