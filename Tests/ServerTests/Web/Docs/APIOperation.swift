import Foundation
import Yams

/// One operation of the API, as a reader sees it.
struct APIOperation {
    /// Upper case.
    let method: String
    /// With its variables in braces.
    let path: String
    let node: Node
    /// Those of the address and of the operation.
    let parameters: [Node]
    let document: APIDocument

    /// Its name.
    var id: String { node["operationId"]?.string ?? "" }
    /// What it does, in a few words.
    var summary: String { node["summary"]?.string ?? "" }
    /// More about it, in Markdown.
    var description: String { node["description"]?.string ?? "" }
    /// The group it belongs to.
    var tag: String { node["tags"]?[0]?.string ?? "" }

    /// Media types of the body with the example of each, as JSON.
    var bodies: [(type: String, schema: Node?, example: String?)] {
        APIDocument.members(node["requestBody"]?["content"]).map { type, content in
            (type, content["schema"], example(of: content))
        }
    }

    /// Statuses with their meaning and the examples, as JSON.
    var answers: [(status: String, meaning: String, examples: [String])] {
        APIDocument.members(node["responses"]).map { status, answer in
            let answer = document.resolved(answer)
            let examples = APIDocument.members(answer["content"]).compactMap { example(of: $0.node) }
            return (status, answer["description"]?.string ?? "", examples)
        }
    }

    /// Lines of bash that send a request; `$TOKEN` is an access token or a key.
    var curl: String {
        var address = path
        var fields: [String] = []
        for parameter in parameters {
            let name = parameter["name"]?.string ?? ""
            let value = parameter["example"]?.string ?? parameter["schema"]?["const"]?.string ?? ""
            switch parameter["in"]?.string {
            case "path": address = address.replacing("{\(name)}", with: value)
            case "header" where parameter["required"]?.bool == true:
                fields.append("\(name): \(value.isEmpty ? "1" : value)")
            default: break
            }
        }
        if node["security"]?.sequence.map(\.isEmpty) != true { fields.insert("Authorization: Bearer $TOKEN", at: 0) }
        var words = ["curl http://127.0.0.1:8080\(address)"]
        if method == "HEAD" {
            words[0] += " --head"
        } else if method != "GET", method != "POST" || bodies.isEmpty {
            words[0] += " -X \(method)"
        }
        if let body = bodies.first(where: { $0.example != nil }), let example = body.example {
            fields.append("Content-Type: \(body.type)")
            words += fields.map { "-H \"\($0)\"" } + ["-d '\(example.replacing("'", with: "'\\''"))'"]
        } else if let body = bodies.first {
            fields.append("Content-Type: \(body.type)")
            words += fields.map { "-H \"\($0)\"" } + ["--data-binary @file"]
        } else {
            words += fields.map { "-H \"\($0)\"" }
        }
        return words.joined(separator: " \\\n    ")
    }

    /// The example beside a schema, or the first of several.
    private func example(of content: Node) -> String? {
        if let example = content["example"] { return Self.json(example) }
        guard let first = APIDocument.members(content["examples"]).first else { return nil }
        return document.resolved(first.node)["value"].flatMap(Self.json)
    }

    private static func json(_ node: Node) -> String? {
        let value = node.any
        guard JSONSerialization.isValidJSONObject(value),
            let data = try? JSONSerialization.data(
                withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
