import Yams

/// The parts of `openapi.yaml` that a reader sees, in the order they are written in.
struct APIDocument {
    private static let methods: Set<String> = ["get", "put", "post", "delete", "patch", "head", "options"]

    private let root: Node

    /// A document.
    ///
    /// - Throws: What the YAML parser says.
    init(yaml: String) throws { root = try Yams.compose(yaml: yaml) ?? Node(stringLiteral: "") }

    /// Version of the API.
    var version: String { root["info"]?["version"]?.string ?? "" }

    /// What is common to all operations, in Markdown.
    var description: String { root["info"]?["description"]?.string ?? "" }

    /// The groups of operations: name and description.
    var tags: [(name: String, description: String)] {
        (root["tags"]?.array() ?? []).compactMap { tag in
            tag["name"]?.string.map { ($0, tag["description"]?.string ?? "") }
        }
    }

    /// All operations.
    var operations: [APIOperation] {
        Self.members(root["paths"]).flatMap { path, item in
            Self.members(item).filter { Self.methods.contains($0.name) }.map { method, operation in
                APIOperation(
                    method: method.uppercased(), path: path, node: operation,
                    parameters: ((item["parameters"]?.array() ?? []) + (operation["parameters"]?.array() ?? []))
                        .map(resolved),
                    document: self)
            }
        }
    }

    /// The shapes of bodies, by name.
    var schemas: [(name: String, node: Node)] { Self.members(root["components"]?["schemas"]) }

    /// What a reference points to, or the node itself.
    func resolved(_ node: Node) -> Node {
        guard let path = node["$ref"]?.string, path.hasPrefix("#/") else { return node }
        return path.dropFirst(2).split(separator: "/").reduce(root) { $0[String($1)] ?? Node(stringLiteral: "") }
    }

    /// Names and values of a mapping, in order.
    static func members(_ node: Node?) -> [(name: String, node: Node)] {
        node?.mapping?.compactMap { key, value in key.string.map { ($0, value) } } ?? []
    }
}
