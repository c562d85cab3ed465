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

    /// Reads the object with which a text begins; what follows it is passed over.
    ///
    /// - Parameter maxLength: Longest object in bytes; nil for a longer one, and for a text that begins otherwise.
    init?(objectAtStartOf text: String, maxLength: Int) {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        var object: [UInt8] = []
        for byte in text.utf8.prefix(maxLength) {
            // Space, and what some writers put before a text, may come first.
            if object.isEmpty, byte <= 0x20 || [0xEF, 0xBB, 0xBF].contains(byte) { continue }
            object.append(byte)
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isEscaped = byte == UInt8(ascii: "\\")
                isQuoted = byte != UInt8(ascii: "\"")
            } else {
                switch byte {
                case UInt8(ascii: "\""): isQuoted = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
            guard object[0] == UInt8(ascii: "{"), depth > 0 else { break }
        }
        guard depth == 0, object.first == UInt8(ascii: "{") else { return nil }
        self.init(object)
    }

    subscript(key: String) -> JSONView {
        JSONView((value as? [String: Any])?[key])
    }

    var string: String? { value as? String }

    /// A text, or a whole number as one.
    var text: String? { string ?? (value as? Int).map(String.init) }

    /// Whether a condition holds for the value, or for one within it: in a list, an object, or a text that is JSON itself.
    func contains(depth: Int = 8, where holds: (JSONView) -> Bool) -> Bool {
        guard depth > 0 else { return false }
        if holds(self) { return true }
        let inner = string.flatMap { JSONView(objectAtStartOf: $0, maxLength: 65_536) }
        let parts = array + fields.map(\.value) + [inner].compactMap { $0 }
        return parts.contains { $0.contains(depth: depth - 1, where: holds) }
    }

    var array: [JSONView] {
        (value as? [Any])?.map { JSONView($0) } ?? []
    }

    /// The members of an object, sorted by name.
    var fields: [(name: String, value: JSONView)] {
        (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, JSONView($0.value)) }
    }
}
