/// One block before the sound of a FLAC file.
public struct FLACBlock: Sendable, Equatable {
    /// What it is: 0 for the stream information, 4 for comments.
    public let type: UInt8
    /// Its content as it states it; it may reach beyond the file.
    public let content: Range<Int>
}

/// The blocks before the sound of a FLAC file, after the ID3 tags that some writers put first.
///
/// Source: RFC 9639 §8.
public struct FLACBlocks: Sequence, IteratorProtocol {
    private static let maxBlocks = 128

    private let window: ByteWindow
    private var position: Int
    private var left = Self.maxBlocks

    /// The blocks of a file; of any other there are none.
    public init(in window: ByteWindow) {
        self.window = window
        let start = ID3Tag.end(in: window)
        position = start + 4
        if !window.has("fLaC", at: start) { left = 0 }
    }

    /// The next block; nil after the last.
    public mutating func next() -> FLACBlock? {
        guard left > 0, let type = window[position], let length = window.number(at: position + 1, width: 3, .big) else {
            return nil
        }
        // The highest bit marks the last.
        left = type & 0x80 != 0 ? 0 : left - 1
        let start = position + 4
        position = start + length
        return FLACBlock(type: type & 0x7F, content: start..<position)
    }
}
