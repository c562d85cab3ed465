/// One setting as a server would use it.
package struct Setting: Sendable, Equatable {
    /// A value.
    package enum Value: Sendable, Equatable {
        case string(String)
        case int(Int)
        case bool(Bool)
        /// Something nobody should read over a shoulder.
        case hidden
    }

    /// Its name, the same for every source.
    package var name: String
    /// The value in force.
    package var value: Value
    /// Whether no source gave one that can be used.
    package var isDefault: Bool
    /// Whether a source gave one that is of the wrong type and so does not count.
    package var isIgnored: Bool
}

extension Setting.Value {
    /// What a value of its type looks like.
    package var example: String {
        switch self {
        case .int: "a whole number"
        case .bool: "true or false"
        case .string, .hidden: "a text"
        }
    }
}

extension Setting.Value: Encodable {
    /// A plain JSON value; null for a hidden one.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let text): try container.encode(text)
        case .int(let number): try container.encode(number)
        case .bool(let isOn): try container.encode(isOn)
        case .hidden: try container.encodeNil()
        }
    }
}
