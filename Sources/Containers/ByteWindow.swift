/// A part of a file or of a piece in memory, read by position; past its end there is nothing rather than a crash.
///
/// Windows share what they look at: making one from another copies and reads nothing. Over a file, numbers come through one
/// small buffer, and `read` brings a piece into memory; what exceeds the limits, or what the disk does not give, is not there.
public struct ByteWindow {
    /// Byte order of numbers.
    public enum Order: Sendable {
        case big, little
    }

    private enum Storage {
        case memory([UInt8])
        case source(BufferedSource)
    }

    private let storage: Storage
    /// Where the window lies in its storage.
    private let range: Range<Int>
    /// The byte order of its numbers unless one is named.
    public let order: Order

    /// All of some bytes.
    public init(_ bytes: [UInt8], _ order: Order = .big) {
        storage = .memory(bytes)
        range = bytes.indices
        self.order = order
    }

    /// All of a file.
    public init(_ source: any ByteSource, _ order: Order = .big, limits: ReadLimits = .none) {
        storage = .source(BufferedSource(source, limits: limits))
        range = 0..<source.count
        self.order = order
    }

    private init(_ storage: Storage, _ range: Range<Int>, _ order: Order) {
        self.storage = storage
        self.range = range
        self.order = order
    }

    /// Number of bytes.
    public var count: Int { range.count }

    /// The first failure of the disk beneath this window or any it was made from; nil without one.
    public var failure: ReadFailure? {
        switch storage {
        case .memory: nil
        case .source(let source): source.failure
        }
    }

    /// The same with another byte order.
    public func ordered(_ order: Order) -> ByteWindow { ByteWindow(storage, range, order) }

    /// Exactly `count` bytes from an offset on, as a window.
    public func piece(at offset: Int, count: Int) -> ByteWindow? {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else { return nil }
        let start = range.lowerBound + offset
        return ByteWindow(storage, start..<start + count, order)
    }

    /// Everything from an offset on.
    public func rest(from offset: Int) -> ByteWindow? { piece(at: offset, count: count - offset) }

    /// Exactly `count` bytes from an offset on, in memory.
    public func read(at offset: Int, count: Int) -> ByteWindow? {
        guard let piece = piece(at: offset, count: count) else { return nil }
        guard case .source(let source) = storage else { return piece }
        return source.bytes(at: piece.range.lowerBound, count: count).map { ByteWindow($0, order) }
    }

    /// The byte at an offset.
    public subscript(offset: Int) -> UInt8? {
        guard offset >= 0, offset < count else { return nil }
        let position = range.lowerBound + offset
        switch storage {
        case .memory(let bytes): return bytes[position]
        case .source(let source):
            return source.byte(at: position)
        }
    }

    /// An unsigned number of 0 to 8 bytes; nil past the end, for another width, or beyond `Int.max`.
    public func number(at offset: Int, width: Int, _ order: Order? = nil) -> Int? {
        guard offset >= 0, (0...8).contains(width), offset <= count, width <= count - offset else { return nil }
        let (position, isBig) = (range.lowerBound + offset, (order ?? self.order) == .big)
        let number =
            switch storage {
            case .memory(let bytes): Self.number(bytes, at: position, width: width, isBigEndian: isBig)
            case .source(let source): source.number(at: position, width: width, isBigEndian: isBig)
            }
        return number.flatMap { Int(exactly: $0) }
    }

    /// The number of some bytes that are there.
    static func number(_ bytes: [UInt8], at position: Int, width: Int, isBigEndian: Bool) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<width {
            value = value << 8 | UInt64(bytes[position + (isBigEndian ? index : width - 1 - index)])
        }
        return value
    }

    /// A floating point number of 4 or 8 bytes.
    public func float(at offset: Int, width: Int) -> Double? {
        switch width {
        case 4:
            return number(at: offset, width: 4).map { Double(Float(bitPattern: UInt32($0))) }
        case 8:
            guard offset >= 0, let first = number(at: offset, width: 4), let second = number(at: offset + 4, width: 4)
            else { return nil }
            let (high, low) = order == .big ? (first, second) : (second, first)
            return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
        default:
            return nil
        }
    }

    /// Whether these bytes stand at an offset.
    public func has(_ bytes: some Sequence<UInt8>, at offset: Int = 0) -> Bool {
        var offset = offset
        for byte in bytes {
            guard self[offset] == byte else { return false }
            offset += 1
        }
        return true
    }

    /// Whether the UTF-8 of a text stands at an offset.
    public func has(_ text: String, at offset: Int = 0) -> Bool { has(text.utf8, at: offset) }

    /// `count` characters at an offset, one a byte (Latin-1); nil past the end.
    public func characters(at offset: Int, count: Int) -> String? {
        guard let piece = piece(at: offset, count: count) else { return nil }
        var text = String.UnicodeScalarView()
        for index in 0..<count {
            guard let byte = piece[index] else { return nil }
            text.append(Unicode.Scalar(byte))
        }
        return String(text)
    }

    /// Everything, copied where the window is a part; empty when a file does not give it.
    public var bytes: [UInt8] {
        switch storage {
        case .memory(let bytes): range == bytes.indices ? bytes : Array(bytes[range])
        case .source(let source): source.bytes(at: range.lowerBound, count: range.count) ?? []
        }
    }

    /// The text up to the first NUL, read as UTF-8; what is not UTF-8 becomes U+FFFD.
    public var text: String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
}
