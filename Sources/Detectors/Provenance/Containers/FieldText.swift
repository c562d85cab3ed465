import Containers

/// Texts whose encoding nobody states, or states wrongly.
enum FieldText {
    /// The text of a field up to its first NUL: UTF-16 where a mark or the zeros say so, UTF-8 where it fits, else Latin-1.
    static func text(_ field: ByteWindow) -> String {
        if let order = order(field) { return wide(field, order) }
        let bytes = field.bytes.prefix { $0 != 0 }
        return String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// The text of a field from its first brace on: writers put headers of their own before it.
    static func object(_ field: ByteWindow) -> String {
        text(ByteWindow(Array(field.bytes.drop { $0 != UInt8(ascii: "{") })))
    }

    /// The text of a field that should hold UTF-16: its writers disagree on the order of bytes, and some write UTF-8.
    static func wideText(_ field: ByteWindow, _ stated: ByteWindow.Order? = nil) -> String {
        let even = field.bytes.indices.count { $0.isMultiple(of: 2) && field.bytes[$0] == 0 }
        let odd = field.bytes.count { $0 == 0 } - even
        if even + odd <= 1, order(field) == nil, let text = String(validating: field.bytes, as: UTF8.self),
            text.unicodeScalars.contains(where: { $0 == "{" || $0 == ":" })
        {
            return String(text.prefix { $0 != "\0" })
        }
        return wide(field, order(field) ?? (even == odd ? stated : nil) ?? (even >= odd ? .big : .little))
    }

    /// A text in UTF-8, whatever Unicode encoding it is stored in.
    static func utf8(_ field: ByteWindow) -> ByteWindow {
        guard let order = order(field) else { return field }
        return ByteWindow(Array(wide(field, order).utf8))
    }

    /// The order of bytes of a text in UTF-16: by its mark, or by the zeros beside its first characters.
    private static func order(_ field: ByteWindow) -> ByteWindow.Order? {
        guard let first = field[0], let second = field[1] else { return nil }
        switch (first, second, field[2], field[3]) {
        case (0xFE, 0xFF, _, _): return .big
        case (0xFF, 0xFE, _, _): return .little
        case (0, 1..., 0?, .some(1...)): return .big
        case (1..., 0, .some(1...), 0?): return .little
        default: return nil
        }
    }

    private static func wide(_ field: ByteWindow, _ order: ByteWindow.Order) -> String {
        let units = stride(from: 0, to: field.count - 1, by: 2).compactMap { index in
            field.number(at: index, width: 2, order).map { UInt16(truncatingIfNeeded: $0) }
        }
        return String(decoding: units.drop { $0 == 0xFEFF }.prefix { $0 != 0 }, as: UTF16.self)
    }
}
