import DecoderWire
public import DetectionCore

/// The text of a PDF document: what its pages show, without what comes again on each, put together to paragraphs.
public enum PDFText {
    /// Share of the characters whose letters may be unknown.
    private static let mostUnknown = 0.2

    /// The text, and what was left out of it.
    ///
    /// Of more text than is accepted, the first pages are read.
    ///
    /// - Throws: `MediaError` with `emptyFile` (no text, a scan without one), `unprocessableMedia` (letters that cannot be
    ///   told) or `tooLarge` (a first page with more text than is accepted).
    public static func read(
        _ decoded: DecodedDocument, limits: DecodeLimits = DecodeLimits()
    ) throws(MediaError) -> (text: String, document: TextDocument) {
        var pages = decoded.pages.map(PageText.init)
        var left = limits.maxTextBytes
        let count = pages.firstIndex { page in
            left -= page.lines.reduce(0) { $0 + $1.text.utf8.count + 2 }
            return left < 0
        }
        pages.removeSubrange((count ?? pages.count)...)
        guard !pages.isEmpty else { throw OfficeDocument.tooLong(limits) }
        let (drawn, unknown) = pages.reduce((0, 0)) { ($0.0 + $1.drawn, $0.1 + $1.unknown) }
        guard Double(unknown) <= mostUnknown * Double(drawn) else {
            throw MediaError(
                .unprocessableMedia,
                "The letters of this PDF document have shapes but no meaning, so its words cannot be read. Hand in its pages "
                    + "as images, or its words as a text.")
        }
        var leftOut = Set(pages.flatMap(\.leftOut))
        let running = RunningLines(pages)
        let shortened = pages.map(running.removed)
        // Where all that is said comes again, as on tickets, it is the text; over images of pages it is their numbers.
        if shortened.contains(where: { !$0.page.lines.isEmpty }) || decoded.pages.contains(where: PageText.isImage) {
            pages = shortened.map(\.page)
            leftOut.formUnion(shortened.flatMap(\.codes))
        }
        let marks = decoded.pages.reduce(decoded.marks) { $0.union($1.marks) }
        leftOut.formUnion(codes.filter { marks.contains($0.mark) }.map(\.code))
        let prose = PageProse(pages.map(\.lines))
        guard prose.text.contains(where: { $0.isLetter || $0.isNumber }) else { throw empty(decoded) }
        let recognized = pages.count { $0.isRecognized && !$0.lines.isEmpty }
        return (
            prose.text,
            TextDocument(
                form: .pdf, words: TextDocument.words(in: prose.text), leftOut: leftOut,
                attachments: decoded.attachments, pages: decoded.pageCount, pageStarts: prose.pageStarts,
                recognizedPages: recognized)
        )
    }

    private static let codes: [(mark: DocumentWire.Marks, code: String)] = [
        (.attachments, "attachments"), (.scripts, "scripts"), (.forms, "fields"), (.comments, "comments"),
        (.pictures, "pictures"),
    ]

    private static func empty(_ decoded: DecodedDocument) -> MediaError {
        decoded.pages.contains { $0.marks.contains(.pictures) }
            ? MediaError(
                .emptyFile, "This PDF document holds images of pages and no text. Hand in the pages as images instead.")
            : MediaError(.emptyFile, "This PDF document shows no text.")
    }
}
