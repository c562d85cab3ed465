import API
import Foundation
import HTTPTypes
import Testing
import Yams

/// One operation of the API document, with what a request to it needs.
struct SpecOperation {
    let id: String
    let method: HTTPRequest.Method
    let path: String
    /// Whether the document asks for a token.
    let needsToken: Bool
    let isAdministration: Bool
    /// Header fields that the document requires.
    let headers: HTTPFields
    /// The example of the body, where it is JSON.
    let example: Any?
    /// The first media type of the body; nil where there is none.
    let mediaType: String?

    /// Every operation of the document.
    static func all() throws -> [SpecOperation] {
        let text = String(decoding: OpenAPIDocument.bytes, as: UTF8.self)
        let document = try #require(try Yams.load(yaml: text) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        return try paths.sorted { $0.key < $1.key }.flatMap { path, item in
            try item.sorted { $0.key < $1.key }.compactMap { name, value in
                guard let method = HTTPRequest.Method(rawValue: name.uppercased()), let value = value as? [String: Any],
                    value["operationId"] != nil
                else { return nil }
                let shared = item["parameters"] as? [[String: Any]] ?? []
                return try SpecOperation(method, path, value, shared, document)
            }
        }
    }

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ value: [String: Any], _ shared: [[String: Any]],
        _ document: [String: Any]
    ) throws {
        id = try #require(value["operationId"] as? String)
        self.method = method
        self.path = path
        let security = value["security"] as? [[String: Any]] ?? document["security"] as? [[String: Any]] ?? []
        needsToken = security.contains { $0["bearer"] != nil }
        isAdministration = (value["tags"] as? [String])?.contains("administration") == true
        let known = (document["components"] as? [String: Any])?["parameters"] as? [String: [String: Any]] ?? [:]
        var headers = HTTPFields()
        for parameter in shared + (value["parameters"] as? [[String: Any]] ?? []) {
            let name = (parameter["$ref"] as? String)?.split(separator: "/").last.map(String.init)
            let parameter = name.flatMap { known[$0] } ?? parameter
            guard parameter["in"] as? String == "header", parameter["required"] as? Bool == true else { continue }
            let schema = parameter["schema"] as? [String: Any]
            let spelled = try #require(parameter["name"] as? String)
            let field = try #require(HTTPField.Name(spelled))
            headers[field] = "\(schema?["const"] ?? parameter["example"] ?? schema?["minimum"] ?? "x")"
        }
        self.headers = headers
        let content = (value["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
        let json = content?["application/json"]
        mediaType = json != nil ? "application/json" : content?.keys.min()
        example = json?["example"]
    }

    private init(_ other: SpecOperation, example: Any) {
        (id, method, path, needsToken) = (other.id, other.method, other.path, other.needsToken)
        (isAdministration, headers, mediaType) = (other.isAdministration, other.headers, other.mediaType)
        self.example = example
    }

    /// The same operation with another body.
    func with(_ example: Any) -> SpecOperation { SpecOperation(self, example: example) }

    /// Whether a request names something that belongs to somebody.
    var pointsAtSomething: Bool { path.contains("{") || Self.ids(in: example) > 0 }

    private static func ids(in value: Any?) -> Int {
        switch value {
        case let text as String: isID(text) ? 1 : 0
        case let list as [Any]: list.reduce(0) { $0 + ids(in: $1) }
        case let object as [String: Any]: object.values.reduce(0) { $0 + ids(in: $1) }
        default: 0
        }
    }

    /// Whether a text of an example is an id.
    static func isID(_ text: String) -> Bool { text.count == 32 && text.allSatisfy(\.isHexDigit) }
}
