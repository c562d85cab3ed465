/// How this version writes the values of a type as JSON: which members, which codes, in which order, without white space.
///
/// A stored text of this form says nothing that this version does not know and lacks nothing that it needs. Reading the
/// value and writing it again would give the same text, so the text is handed on as it is.
public indirect enum JSONForm: Sendable {
    /// Any string.
    case text
    /// A string with a time as `ReportCoding` writes it, such as `2027-01-31T12:00:00Z`.
    case time
    /// A whole number of at most 18 digits.
    case integer
    /// Any number.
    case number
    /// `true` or `false`.
    case flag
    /// One of these strings.
    case code([String])
    /// An array of such values.
    case list(JSONForm)
    /// An object with these members, in this order.
    case object([Member])

    /// One member of an object.
    public struct Member: Sendable {
        let form: JSONForm
        let isOptional: Bool
        /// What the member begins with: its name, in quotes, and a colon.
        let opening: [UInt8]

        /// A member that is always there.
        public init(_ name: String, _ form: JSONForm) { self.init(name, form, isOptional: false) }

        /// A member that is left out where there is no value.
        public static func optional(_ name: String, _ form: JSONForm) -> Member {
            Member(name, form, isOptional: true)
        }

        private init(_ name: String, _ form: JSONForm, isOptional: Bool) {
            self.form = form
            self.isOptional = isOptional
            opening = Array("\"\(name)\":".utf8)
        }
    }

    /// One of a list of codes.
    public static func code<Code: RawRepresentable<String>>(_ codes: [Code]) -> JSONForm {
        .code(codes.map(\.rawValue))
    }

    /// Whether a text has this form.
    public func matches(_ text: String) -> Bool {
        var reader = JSONFormReader(text)
        return reader.take(self) && reader.isAtEnd
    }
}

/// A type whose values are stored as JSON and listed in great numbers.
public protocol FormedJSON: Codable {
    /// How `ReportCoding` writes a value.
    static var form: JSONForm { get }
}

/// Goes through a text once; after something else than was asked for it is of no more use.
private struct JSONFormReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    mutating func take(_ form: JSONForm) -> Bool {
        switch form {
        case .text: return string() != nil
        case .time: return time()
        case .integer: return whole().map { $0 <= 18 } ?? false
        case .number: return number()
        case .flag: return take(Self.yes) || take(Self.no)
        case .code(let codes):
            guard let range = string() else { return false }
            return codes.contains { $0.utf8.elementsEqual(bytes[range]) }
        case .list(let element):
            guard take(UInt8(ascii: "[")) else { return false }
            if take(UInt8(ascii: "]")) { return true }
            repeat {
                guard take(element) else { return false }
            } while take(UInt8(ascii: ","))
            return take(UInt8(ascii: "]"))
        case .object(let members): return object(members)
        }
    }

    private mutating func object(_ members: [JSONForm.Member]) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        var isFirst = true
        for member in members {
            let before = place
            if isFirst || take(UInt8(ascii: ",")), take(member.opening) {
                guard take(member.form) else { return false }
                isFirst = false
            } else if member.isOptional {
                place = before
            } else {
                return false
            }
        }
        return take(UInt8(ascii: "}"))
    }

    /// The bytes between the quotes; escapes are those that `ReportCoding` writes.
    private mutating func string() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = place
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return start..<(place - 1)
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                place += 1
                if escaped == UInt8(ascii: "u") {
                    guard take(Self.zeros), hexadecimal(), hexadecimal() else { return nil }
                } else if !Self.escapes.contains(escaped) {
                    return nil
                }
            case ..<0x20: return nil
            default: continue
            }
        }
        return nil
    }

    private mutating func time() -> Bool {
        guard let range = string(), range.count == Self.timePattern.count else { return false }
        return zip(bytes[range], Self.timePattern).allSatisfy { byte, expected in
            expected == UInt8(ascii: "0") ? Self.isDigit(byte) : byte == expected
        }
    }

    private mutating func number() -> Bool {
        guard whole() != nil else { return false }
        if take(UInt8(ascii: ".")), digits() == 0 { return false }
        guard take(UInt8(ascii: "e")) else { return true }
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        return digits() > 0
    }

    /// Passes a whole number, whose first digit is 0 only when it is the only one; returns how many digits it has.
    private mutating func whole() -> Int? {
        _ = take(UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        let count = digits()
        return count == 1 || (count > 1 && !isZero) ? count : nil
    }

    /// Passes digits; returns how many.
    private mutating func digits() -> Int {
        let start = place
        while let byte = next, Self.isDigit(byte) { place += 1 }
        return place - start
    }

    private mutating func hexadecimal() -> Bool {
        guard let byte = next, Self.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) else {
            return false
        }
        place += 1
        return true
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Passes a byte, if it comes next.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func take(_ literal: [UInt8]) -> Bool {
        guard bytes[place...].starts(with: literal) else { return false }
        place += literal.count
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static let (yes, no) = (Array("true".utf8), Array("false".utf8))
    private static let zeros = Array("00".utf8)
    private static let escapes = Array("\"\\bfnrt".utf8)
    private static let timePattern = Array("0000-00-00T00:00:00Z".utf8)
}
