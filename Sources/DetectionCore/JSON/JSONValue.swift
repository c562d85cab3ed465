/// What a JSON text says, whatever it looks like: the thing a signature over canonical JSON (RFC 8785) is about.
///
/// Names are compared by their bytes, never by what looks the same, so two spellings of one letter stay two names.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Members in the order of the text; names occur once.
    case object([Member])

    /// One member of an object.
    public struct Member: Sendable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: JSONValue

        /// A member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }

        func isNamed(_ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }
    }

    /// Reads a JSON text strictly: what two readers could understand differently is refused.
    ///
    /// - Throws: `JSONTextError` for malformed text, a repeated name, half a surrogate pair, a number that a double
    ///   cannot hold, or more than 64 levels.
    public init(text: some Sequence<UInt8>) throws(JSONTextError) {
        var parser = JSONParser(text)
        self = try parser.parse()
    }

    /// The value of a member; nil when there is none or this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.isNamed(name) }?.value
    }

    /// The same object without a member.
    public func removing(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !$0.isNamed(name) })
    }

    /// The text, when this is one.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, when this is one.
    public var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}
