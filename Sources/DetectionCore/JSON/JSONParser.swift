/// A strict reader of JSON (RFC 8259) within I-JSON (RFC 7493).
struct JSONParser {
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var place = 0

    init(_ text: some Sequence<UInt8>) { bytes = Array(text) }

    /// The one value of the text.
    mutating func parse() throws(JSONTextError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw failure() }
        return value
    }

    private mutating func value(depth: Int) throws(JSONTextError) -> JSONValue {
        guard depth <= Self.depthLimit else { throw failure(.depth) }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func members(depth: Int) throws(JSONTextError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var names: Set<[UInt8]> = []
        place += 1
        skipSpace()
        if take("}") { return [] }
        repeat {
            skipSpace()
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else { throw failure(.repeatedName) }
            skipSpace()
            guard take(":") else { throw failure() }
            members.append(.init(name: name, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw failure() }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONTextError) -> [JSONValue] {
        var elements: [JSONValue] = []
        place += 1
        skipSpace()
        if take("]") { return [] }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw failure() }
        return elements
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONTextError) -> JSONValue {
        for byte in word.description.utf8 {
            guard next == byte else { throw failure() }
            place += 1
        }
        return value
    }

    private mutating func string() throws(JSONTextError) -> String {
        guard take("\"") else { throw failure() }
        var units: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: units, as: UTF8.self) else { throw failure() }
                return text
            case UInt8(ascii: "\\"): units += try escape()
            case ..<0x20: throw failure()
            default: units.append(byte)
            }
        }
        throw failure()
    }

    /// What follows a backslash, as UTF-8.
    private mutating func escape() throws(JSONTextError) -> [UInt8] {
        guard let byte = next else { throw failure() }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw failure()
        }
    }

    /// A `\u` escape, or two of them that make one scalar.
    private mutating func scalar() throws(JSONTextError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), take("\\"), take("u") else { throw failure(.loneSurrogate) }
        let second = try hexadecimal()
        guard UTF16.isTrailSurrogate(second) else { throw failure(.loneSurrogate) }
        let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(code) else { throw failure(.loneSurrogate) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONTextError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure() }
            place += 1
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private mutating func number() throws(JSONTextError) -> Double {
        let start = place
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            try digits()
            isWhole = false
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
            isWhole = false
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard let number = Double(text), number.isFinite else { throw failure(.number) }
        // 9007199254740993 would silently become its neighbour.
        guard !isWhole || number == 0 || number.canonicalJSON == text else { throw failure(.number) }
        return number
    }

    private mutating func digits() throws(JSONTextError) {
        let start = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        guard place > start else { throw failure() }
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private func failure(_ problem: JSONTextError.Problem = .malformed) -> JSONTextError {
        JSONTextError(problem: problem, offset: place)
    }
}
