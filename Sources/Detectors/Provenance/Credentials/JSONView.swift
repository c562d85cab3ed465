import Foundation

/// A JSON value of unknown shape; what is not there, or is something else, is nil or empty.
struct JSONView {
    private let value: Any?

    private init(_ value: Any?) {
        self.value = value
    }

    /// Reads a document; nil when it is none.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
        self.value = value
    }

    subscript(key: String) -> JSONView {
        JSONView((value as? [String: Any])?[key])
    }

    var string: String? { value as? String }

    var array: [JSONView] {
        (value as? [Any])?.map { JSONView($0) } ?? []
    }

    /// The members of an object, sorted by name.
    var fields: [(name: String, value: JSONView)] {
        (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, JSONView($0.value)) }
    }
}
