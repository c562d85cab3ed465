/// One chunk of a Core Audio file.
public struct CAFChunk: Sendable, Equatable {
    /// Its type, one character a byte.
    public let name: String
    /// Its content, cut where the file ends.
    public let content: Range<Int>
    /// Whether nothing was cut off.
    public let isWhole: Bool
}

/// The chunks of a Core Audio file, one after the other.
///
/// Source: Apple, "Core Audio Format Specification 1.0".
public struct CAFChunks: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private var position = 8
    private var left = 10_000

    /// The chunks of a file of version 1; of any other there are none.
    public init(in window: ByteWindow) {
        self.window = window
        if !window.has("caff\0\u{1}") { left = 0 }
    }

    /// The next chunk; nil after the last.
    public mutating func next() -> CAFChunk? {
        guard left > 0, let name = window.characters(at: position, count: 4), position <= window.count - 12 else {
            return nil
        }
        left -= 1
        let start = position + 12
        let room = window.count - start
        // Samples of a size that is not known reach to the end.
        guard let size = window.number(at: position + 4, width: 8, .big) ?? (name == "data" ? room : nil) else {
            return nil
        }
        position = start + Swift.min(size, room)
        return CAFChunk(name: name, content: start..<position, isWhole: size <= room)
    }
}
