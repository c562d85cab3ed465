public import DetectionCore

/// Reads a whole text, strictly: what is not a text is refused rather than repaired.
public enum TextReader {
    /// A text, how its bytes were read, and of a document what was left out.
    public typealias Reading = (text: String, encoding: TextEncoding, document: TextDocument?)

    /// The text of a file in UTF-8, in UTF-16 or UTF-32 with a byte order mark, or in what can only be Windows-1252, where the
    /// mark is not part of it; or that of a Word document or an OpenDocument text.
    ///
    /// - Throws: `MediaError` with `tooLarge`, `unprocessableMedia` (NUL, not the encoding it claims, a damaged document),
    ///   `unsupportedMedia` (a document with a password), `emptyFile` (a byte order mark and nothing else, a document that
    ///   shows no text) or `unreadable`.
    public static func read(_ file: MediaFile, limits: DecodeLimits = DecodeLimits()) throws(MediaError) -> Reading {
        let document = try file.walked { window throws(MediaError) in
            try OfficeDocument(window)?.read(limits: limits)
        }
        if let (text, document) = document { return (text, .utf8, document) }
        try check(size: file.count, limits: limits)
        let bytes = try file.read(at: 0, count: file.count)
        guard let (text, encoding) = reading(bytes) else {
            throw MediaError(
                .unprocessableMedia,
                "The text is not in UTF-8, nor in UTF-16 or UTF-32 with a byte order mark. Save it as UTF-8.")
        }
        guard !text.isEmpty else { throw MediaError(.emptyFile, "The text is empty. Hand in some text.") }
        guard !text.utf8.contains(0) else {
            throw MediaError(.unprocessableMedia, "The text contains NUL characters. Save it as plain text in UTF-8.")
        }
        return (text, encoding, nil)
    }

    /// The text alone.
    ///
    /// - Throws: As `read`.
    public static func text(of file: MediaFile, limits: DecodeLimits = DecodeLimits()) throws(MediaError) -> String {
        try read(file, limits: limits).text
    }

    private static func reading(_ bytes: [UInt8]) -> (text: String, encoding: TextEncoding)? {
        let marked = TextEncoding(mark: bytes)
        if let text = marked.text(bytes) { return (text, marked) }
        guard marked == .utf8, let text = TextEncoding.windows1252.text(bytes) else { return nil }
        return (text, .windows1252)
    }

    /// Refuses a text that is too long before anything of it is read.
    static func check(size: Int, limits: DecodeLimits) throws(MediaError) {
        guard size <= limits.maxTextBytes else {
            throw MediaError(
                .tooLarge,
                "The text has \(size) bytes; at most \(limits.maxTextBytes) are accepted. Hand in a part of it.")
        }
    }
}
