public import DetectionCore

/// Reads a whole text, strictly: what is not a text is refused rather than repaired.
public enum TextReader {
    /// The text of a file in UTF-8, or in UTF-16 with a byte order mark; the mark is not part of it.
    ///
    /// - Throws: `MediaError` with `tooLarge`, `unprocessableMedia` (NUL, not the encoding it claims), `emptyFile` (a
    ///   byte order mark and nothing else) or `unreadable`.
    public static func text(
        of file: MediaFile, limits: DecodeLimits = DecodeLimits()
    ) throws(MediaError) -> String {
        try check(size: file.count, limits: limits)
        let bytes = try file.read(at: 0, count: file.count)
        let text: String?
        switch TextEncoding(bytes) {
        case .utf8:
            let mark: [UInt8] = [0xef, 0xbb, 0xbf]
            text = String(validating: bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0), as: UTF8.self)
        case .utf16(let isBigEndian):
            text = utf16(bytes.dropFirst(2), isBigEndian: isBigEndian)
        }
        guard let text else {
            throw MediaError(
                .unprocessableMedia, "The text is not in UTF-8, nor in UTF-16 with a byte order mark. Save it as UTF-8."
            )
        }
        guard !text.isEmpty else { throw MediaError(.emptyFile, "The text is empty. Hand in some text.") }
        guard !text.utf8.contains(0) else {
            throw MediaError(.unprocessableMedia, "The text contains NUL characters. Save it as plain text in UTF-8.")
        }
        return text
    }

    /// Refuses a text that is too long before anything of it is read.
    static func check(size: Int, limits: DecodeLimits) throws(MediaError) {
        guard size <= limits.maxTextBytes else {
            throw MediaError(
                .tooLarge,
                "The text has \(size) bytes; at most \(limits.maxTextBytes) are accepted. Hand in a part of it.")
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return String(validating: units, as: UTF16.self)
    }
}
