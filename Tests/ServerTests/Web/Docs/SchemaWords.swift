import Yams

/// A schema in a few words.
enum SchemaWords {
    /// The words, with links to named shapes, as HTML.
    static func html(_ node: Node?) -> String {
        guard let node else { return "" }
        if let path = node["$ref"]?.string?.split(separator: "/").dropFirst(3).map(String.init), let first = path.first
        {
            let shape = Markdown.escaped(first)
            let link = "<a href=\"#shape-\(shape)\">\(shape)</a>"
            // A member of a shape.
            return path.count > 1 ? "<code>\(Markdown.escaped(path[path.count - 1]))</code> of \(link)" : link
        }
        if let shapes = node["anyOf"]?.array() { return shapes.map(html).joined(separator: " or ") }
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
