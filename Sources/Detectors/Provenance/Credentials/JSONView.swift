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
}
