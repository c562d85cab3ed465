package import DetectionCore

/// What of a document was judged, in plain words.
package enum DocumentWords {
    private static let parts = [
        "attachments": "attachments", "comments": "comments", "deletions": "deleted passages", "endnotes": "endnotes",
        "fields": "form fields", "footers": "footers", "footnotes": "footnotes", "headers": "headers",
        "hidden": "hidden text",
        "macros": "macros", "objects": "embedded objects", "pictures": "images", "quotes": "quoted lines",
        "scripts": "scripts", "sideways": "sideways text",
    ]

    /// `The text of a Word document was read: 1,240 words. Left out: footnotes, headers.`; nil for other media.
    package static func sentence(_ report: Report) -> String? {
        guard let document = report.media.document else { return nil }
        let form =
            switch document.form {
            case .word: "a Word document"
            case .openDocument: "an OpenDocument text"
            case .email: "an e-mail, as far as its sender wrote it"
            case .pdf: "a PDF document"
            case .unknown: "a document"
            }
        let words = document.words == 1 ? "1 word" : "\(Figures.count(Double(document.words))) words"
        let named = document.leftOut.compactMap { parts[$0] }
        var sentence = "The text of \(form) was read: \(words)\(pages(document))."
        if let scans = document.recognizedPages {
            sentence +=
                " \(scans == 1 ? "1 page is a scan" : "\(Figures.count(Double(scans))) pages are scans"): their words are those "
                + "that a program recognised."
        }
        if !named.isEmpty { sentence += " Left out: \(named.joined(separator: ", "))." }
        if let attachments = document.attachments {
            let list = attachments.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
            sentence += " To check what is attached, hand it in by itself: \(list)."
        }
        return sentence
    }

    /// ` on 12 pages`, ` on the first 340 of 500 pages`; empty where a document has none.
    private static func pages(_ document: TextDocument) -> String {
        guard let all = document.pages, let read = document.pageStarts?.count else { return "" }
        let count = all == 1 ? "1 page" : "\(Figures.count(Double(all))) pages"
        return read == all ? " on \(count)" : " on the first \(Figures.count(Double(read))) of \(count)"
    }
}
