package import DetectionCore

/// What of a document was judged, in plain words.
package enum DocumentWords {
    private static let parts = [
        "attachments": "attachments", "comments": "comments", "deletions": "deleted passages", "endnotes": "endnotes",
        "footers": "footers", "footnotes": "footnotes", "headers": "headers", "hidden": "hidden text",
        "macros": "macros", "objects": "embedded objects", "pictures": "images", "quotes": "quoted lines",
    ]

    /// `The text of a Word document was read: 1,240 words. Left out: footnotes, headers.`; nil for other media.
    package static func sentence(_ report: Report) -> String? {
        guard let document = report.media.document else { return nil }
        let form =
            switch document.form {
            case .word: "a Word document"
            case .openDocument: "an OpenDocument text"
            case .email: "an e-mail, as far as its sender wrote it"
            case .unknown: "a document"
            }
        let words = document.words == 1 ? "1 word" : "\(Figures.count(Double(document.words))) words"
        let named = document.leftOut.compactMap { parts[$0] }
        var sentence = "The text of \(form) was read: \(words)."
        if !named.isEmpty { sentence += " Left out: \(named.joined(separator: ", "))." }
        if let attachments = document.attachments {
            let list = attachments.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
            sentence += " To check what is attached, hand it in by itself: \(list)."
        }
        return sentence
    }
}
