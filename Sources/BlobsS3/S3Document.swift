/// The few elements of an answer's XML that matter.
///
/// S3's answers are flat: an element holds text, or elements that hold text. What is not well formed has no elements.
struct S3Document: Sendable, Equatable {
    private let text: Substring

    init(_ text: some StringProtocol) { self.text = Substring(text) }

    /// The text of the first element with a name, at any depth.
    func first(_ name: String) -> String? { elements(name).first.map { Self.decoded($0.text) } }

    /// The elements with a name, which must not hold others of that name.
    func elements(_ name: String) -> [S3Document] {
        var (found, rest): ([S3Document], Substring) = ([], text)
        while let begin = rest.firstRange(of: "<\(name)>"),
            let end = rest[begin.upperBound...].firstRange(of: "</\(name)>")
        {
            found.append(S3Document(rest[begin.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }

    private static func decoded(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return [("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
            .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }

    /// A text as the content of an element.
    static func encoded(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
