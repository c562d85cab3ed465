/// One chunk of a PNG file.
public struct PNGChunk: Sendable, Equatable {
    /// Its type, one character a byte.
    public let name: String
    /// Its content as it states it; it may reach beyond the file.
    public let content: Range<Int>

    /// The content in memory; nil when it is longer than `most`, cut off, or does not fit its checksum.
    public func checked(in window: ByteWindow, most: Int) -> ByteWindow? {
        guard content.count <= most, let data = window.read(at: content.lowerBound - 4, count: content.count + 8),
            let named = data.piece(at: 0, count: content.count + 4),
            Int(CRC32.checksum(named.bytes)) == data.number(at: content.count + 4, width: 4, .big)
        else { return nil }
        return data.piece(at: 4, count: content.count)
    }
}

/// The chunks of a PNG file from its header to its end, one after the other.
///
/// Source: W3C PNG specification (third edition) §5.
public struct PNGChunks: Sequence, IteratorProtocol {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Encoders cut pictures into chunks of 8 KiB and more: enough for half a gigabyte.
    private static let maxChunks = 65_536

    private let window: ByteWindow
    private var position = 8
    private var left = Self.maxChunks

    /// The chunks of a file that begins with a header of 13 bytes; of any other file there are none.
    public init(in window: ByteWindow) {
        self.window = window
        if !window.has(Self.signature) || window.number(at: 8, width: 4, .big) != 13 || !window.has("IHDR", at: 12) {
            left = 0
        }
    }

    /// The next chunk; nil after the last.
    public mutating func next() -> PNGChunk? {
        guard left > 0, let length = window.number(at: position, width: 4, .big),
            let name = window.characters(at: position + 4, count: 4)
        else { return nil }
        left = name == "IEND" ? 0 : left - 1
        let start = position + 8
        position = start + length + 4
        return PNGChunk(name: name, content: start..<start + length)
    }
}
