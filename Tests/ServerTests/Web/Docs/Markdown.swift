/// The little Markdown that the API document has: paragraphs and code.
enum Markdown {
    /// As HTML.
    static func html(_ markdown: String) -> String {
        markdown.split(separator: "\n\n").map { paragraph in
            let parts = escaped(String(paragraph)).split(separator: "`", omittingEmptySubsequences: false)
            // An odd one lies between two marks.
            let words = parts.enumerated().map {
                $0.offset % 2 == 1 ? "<code>\($0.element)</code>" : String($0.element)
            }
            return "<p>\(words.joined())</p>\n"
        }.joined()
    }

    /// Text that is no markup.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
