/// A piece of a file in memory; past its end there is nothing rather than a crash.
struct ByteWindow: Sendable, Equatable {
    /// Byte order of numbers.
    enum Order: Sendable {
        case big, little
    }

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    /// The byte at an offset.
    subscript(offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    /// An unsigned number of `width` bytes (at most 8), or nil past the end or beyond `Int.max`.
    func number(at offset: Int, width: Int, _ order: Order = .big) -> Int? {
        guard width >= 0, width <= 8, let field = piece(at: offset, count: width) else { return nil }
        let digits = order == .big ? field.bytes : field.bytes.reversed()
        return Int(exactly: digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// Exactly `count` bytes from an offset on.
    func piece(at offset: Int, count: Int) -> ByteWindow? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return ByteWindow(Array(bytes[offset..<offset + count]))
    }

    /// Everything from an offset on.
    func rest(from offset: Int) -> ByteWindow? {
        piece(at: offset, count: bytes.count - offset)
    }

    /// Whether the ASCII text stands at an offset.
    func has(_ text: String, at offset: Int = 0) -> Bool {
        piece(at: offset, count: text.utf8.count)?.bytes.elementsEqual(text.utf8) ?? false
    }

    /// The text up to the first NUL, read as UTF-8; what is not UTF-8 becomes U+FFFD.
    var text: String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
