import API

/// What a text in a request must be.
enum TextRule {
    /// Refuses a text with a NUL, which would be taken for a file that is no text.
    static func check(_ bytes: some Sequence<UInt8>) throws(Refusal) {
        guard !bytes.contains(0) else {
            throw Refusal(.invalidRequest, "The text holds the character NUL (U+0000). Leave it out.")
        }
    }
}
