/// A value in a document of MongoDB (bsonspec.org, version 1.1).
enum BSONValue: Sendable, Equatable {
    case double(Double)
    case string(String)
    case document(BSONDocument)
    case array([BSONValue])
    /// Bytes of the generic subtype.
    case binary([UInt8])
    case bool(Bool)
    /// Milliseconds since 1970.
    case date(Int64)
    case null
    case int32(Int32)
    case int64(Int64)
    /// A type that this program never writes, as it is stored: its number and its bytes.
    case other(type: UInt8, bytes: [UInt8])

    /// The number, of whichever type: a document that was edited by hand may hold another one than was written.
    var integer: Int64? {
        switch self {
        case .int32(let value): Int64(value)
        case .int64(let value): value
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }

    var string: String? { if case .string(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var bytes: [UInt8]? { if case .binary(let value) = self { value } else { nil } }
    var document: BSONDocument? { if case .document(let value) = self { value } else { nil } }
    var array: [BSONValue]? { if case .array(let value) = self { value } else { nil } }
}

extension BSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int32) { self = .int32(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: BSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, BSONValue)...) { self = .document(BSONDocument(elements)) }
}

extension BSONValue {
    /// A value of Swift, null for none.
    init(_ value: String?) { self = value.map(BSONValue.string) ?? .null }
    init(_ value: Int64?) { self = value.map(BSONValue.int64) ?? .null }
    init(_ value: Int) { self = .int64(Int64(value)) }
    init(_ value: Bool) { self = .bool(value) }
}
