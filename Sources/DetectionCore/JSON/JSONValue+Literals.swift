import Foundation

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object, its members in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0, value: $1) })
    }

    /// What a value of ours says as the API writes it.
    public init(encoding value: some Encodable) throws {
        self = try JSONValue(text: try ReportCoding.encoder().encode(value))
    }

    /// Names of an object's members.
    public var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }
}
