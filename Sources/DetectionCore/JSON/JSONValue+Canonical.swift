extension JSONValue {
    /// The one text of this value by the JSON Canonicalization Scheme (RFC 8785), in UTF-8.
    ///
    /// Numbers must be finite, as all that were read from a text are.
    public var canonical: [UInt8] {
        var text: [UInt8] = []
        write(to: &text)
        return text
    }

    private func write(to text: inout [UInt8]) {
        switch self {
        case .null: text += "null".utf8
        case .bool(let isTrue): text += (isTrue ? "true" : "false").utf8
        case .number(let number): text += number.canonicalJSON.utf8
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements): Self.write(elements, between: "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            Self.write(sorted, between: "{", "}", to: &text) { member, text in
                Self.write(member.name, to: &text)
                text.append(UInt8(ascii: ":"))
                member.value.write(to: &text)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between open: Unicode.Scalar, _ close: Unicode.Scalar, to text: inout [UInt8],
        _ body: (Item, inout [UInt8]) -> Void
    ) {
        text.append(UInt8(ascii: open))
        for (number, item) in items.enumerated() {
            if number > 0 { text.append(UInt8(ascii: ",")) }
            body(item, &text)
        }
        text.append(UInt8(ascii: close))
    }

    /// Section 3.2.2.2: only what must be escaped is, in the shortest way.
    static func write(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        defer { text.append(UInt8(ascii: "\"")) }
        guard string.utf8.contains(where: needsEscape) else { return text += string.utf8 }
        for byte in string.utf8 {
            switch byte {
            case 0x08: text += "\\b".utf8
            case 0x09: text += "\\t".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0C: text += "\\f".utf8
            case 0x0D: text += "\\r".utf8
            case ..<0x10: text += "\\u000\(String(byte, radix: 16))".utf8
            case ..<0x20: text += "\\u00\(String(byte, radix: 16))".utf8
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            default: text.append(byte)
            }
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
