import Containers
import DetectionCore

/// A document of an office program: a ZIP archive of XML parts, of which only those with text are unpacked.
///
/// Nothing in it is run, fetched or looked up: no macro, no template, no link.
struct OfficeDocument {
    /// Largest part that is unpacked, in bytes: a text of 1 MiB takes some ten times as much.
    static let mostPartBytes = 16 << 20

    private let archive: ZIPArchive
    /// The kind of document.
    let form: TextDocument.Form
    /// The name of the part with the text.
    private let main: String

    /// The document that fills a window; nil where none of these kinds does.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia` for what is another kind of archive, damaged or protected by a password.
    init?(_ window: ByteWindow) throws(MediaError) {
        guard window.has(ZIPArchive.mark) else { return nil }
        guard let archive = ZIPArchive(window) else {
            throw MediaError(
                .unsupportedMedia,
                "This looks like a ZIP archive or an office document, but it is damaged. Save or download it again.")
        }
        self.archive = archive
        let kind = archive.content(of: "mimetype", limit: 256).map { String(decoding: $0, as: UTF8.self) }
        if let kind, kind.hasPrefix("application/vnd.oasis.opendocument.text") {
            let list = archive.content(of: "META-INF/manifest.xml", limit: 1 << 20) ?? []
            let isProtected = String(decoding: list, as: UTF8.self).contains("encryption-data")
            guard !isProtected, archive.entries["content.xml"]?.isEncrypted != true else { throw Self.protected }
            (form, main) = (.openDocument, "content.xml")
            return
        }
        guard let types = archive.content(of: "[Content_Types].xml", limit: 1 << 20) else {
            let isProtected = archive.entries.values.contains { $0.isEncrypted }
            throw isProtected ? Self.protected : Self.refusal(Self.name(kind, archive))
        }
        guard let main = Self.mainPart(types) else { throw Self.refusal(Self.name(kind, archive)) }
        (form, self.main) = (.word, main)
    }

    /// The text, and what was left out of it.
    ///
    /// - Throws: `MediaError` with `tooLarge`, `unprocessableMedia` or `emptyFile`.
    func read(limits: DecodeLimits) throws(MediaError) -> (text: String, document: TextDocument) {
        guard archive.entries[main]?.size ?? 0 <= Self.mostPartBytes else { throw Self.tooLong(limits) }
        guard let part = archive.content(of: main, limit: Self.mostPartBytes),
            var text = form == .word
                ? WordText.read(part, limit: limits.maxTextBytes)
                : OpenDocumentText.read(part, limit: limits.maxTextBytes)
        else {
            throw MediaError(
                .unprocessableMedia, "The text of this document cannot be read: a part of it is damaged. Save it again."
            )
        }
        guard !text.isTooLong else { throw Self.tooLong(limits) }
        if form == .openDocument, let styles = archive.content(of: "styles.xml", limit: Self.mostPartBytes) {
            text.leftOut.formUnion(OpenDocumentText.margins(styles))
        }
        let programs = ["vbaProject.bin", "Basic/script-lc.xml"]
        if archive.entries.keys.contains(where: { name in programs.contains(where: name.hasSuffix) }) {
            text.leftOut.insert("macros")
        }
        let whole = text.whole
        guard whole.contains(where: { !$0.isWhitespace }) else {
            throw MediaError(
                .emptyFile, "The document shows no text. One that was scanned holds images: hand them in instead.")
        }
        guard !whole.utf8.contains(0) else {
            throw MediaError(.unprocessableMedia, "The text contains NUL characters. Save the document again.")
        }
        return (whole, TextDocument(form: form, words: TextDocument.words(in: whole), leftOut: text.leftOut))
    }

    /// The part that a package names as a Word document's body; nil where it names none.
    private static func mainPart(_ types: [UInt8]) -> String? {
        let kinds = [
            "openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml",
        ].map { "application/vnd.\($0)" }
        var scanner = XMLScanner(ByteWindow(types))
        while let event = scanner.next() {
            guard case .open(_, let attributes, _) = event, let part = attributes.value("PartName"),
                let type = attributes.value("ContentType"), kinds.contains(type), part.hasPrefix("/")
            else { continue }
            return String(part.dropFirst())
        }
        return nil
    }

    /// What an archive is that holds no text document, with its article.
    private static func name(_ kind: String?, _ archive: ZIPArchive) -> String {
        if kind == "application/epub+zip" { return "an e-book" }
        if archive.entries.keys.contains(where: { $0.hasPrefix("xl/") }) || kind?.contains("spreadsheet") == true {
            return "a spreadsheet"
        }
        if archive.entries.keys.contains(where: { $0.hasPrefix("ppt/") }) || kind?.contains("presentation") == true {
            return "a presentation"
        }
        if archive.entries.keys.contains(where: { $0.hasPrefix("Index/") }) {
            return "a document of Pages, Numbers or Keynote"
        }
        return "a ZIP archive"
    }

    private static func refusal(_ name: String) -> MediaError {
        name == "a ZIP archive"
            ? MediaError(.unsupportedMedia, "This is a ZIP archive. Unpack it, and hand in the files in it.")
            : MediaError(
                .unsupportedMedia,
                "This looks like \(name). Paste its words as a text, or save it as a Word or OpenDocument text.")
    }

    /// The refusal of a document that only opens with a password.
    static let protected = MediaError(.unsupportedMedia, protectedWords)

    static let protectedWords =
        "This document is protected by a password. Save it without one, or paste its words as a text."

    /// The refusal of a document with more text than is accepted.
    static func tooLong(_ limits: DecodeLimits) -> MediaError {
        MediaError(
            .tooLarge,
            "The document has more text than is accepted, at most \(limits.maxTextBytes) bytes. Hand in a part of it.")
    }
}
