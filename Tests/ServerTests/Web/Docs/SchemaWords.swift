import Yams

/// A schema in a few words.
enum SchemaWords {
    /// The words, with links to named shapes, as HTML.
    static func html(_ node: Node?) -> String {
        guard let node else { return "" }
        if let name = node["$ref"]?.string?.split(separator: "/").last.map(String.init) {
            let name = Markdown.escaped(name)
            return "<a href=\"#shape-\(name)\">\(name)</a>"
        }
        if let items = node["items"] { return "list of \(html(items))" }
        if let values = node["enum"]?.array().compactMap(\.string) {
            return values.map { "<code>\(Markdown.escaped($0))</code>" }.joined(separator: " ")
        }
        if let value = node["const"]?.string { return "<code>\(Markdown.escaped(value))</code>" }
        let types = node["type"]?.string.map { [$0] } ?? node["type"]?.array().compactMap(\.string) ?? []
        let format = node["format"]?.string.map { " (\($0))" } ?? ""
        let bounds = ["minimum", "maximum", "minLength", "maxLength"].compactMap { name in
            node[name]?.string.map { "\(name) \($0)" }
        }
        return Markdown.escaped(([types.joined(separator: " or ") + format] + bounds).joined(separator: ", "))
    }
}
