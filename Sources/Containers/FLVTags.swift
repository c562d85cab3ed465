/// One tag of a Flash video: a piece of sound, of pictures or of notes.
///
/// Source: Adobe, "Video File Format Specification" 10.1, annex E.4.
public struct FLVTag: Sendable, Equatable {
    /// What a tag holds.
    public enum Kind: UInt8, Sendable {
        case sound = 8, pictures = 9, notes = 18
    }

    /// What it holds.
    public let kind: Kind
    /// Milliseconds from the beginning.
    public let time: Int
    /// Its content as it states it; it may reach beyond the file.
    public let content: Range<Int>
}

/// The tags of a Flash video, one after the other.
public struct FLVTags: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private var position: Int
    private var left = 1_000_000

    /// The tags of a file; of any that is no Flash video there are none.
    public init(in window: ByteWindow) {
        self.window = window
        // After the header comes a size of what was before.
        position = (window.number(at: 5, width: 4, .big) ?? 0) + 4
        if !window.has("FLV\u{1}") { left = 0 }
    }

    /// The next tag; nil after the last.
    public mutating func next() -> FLVTag? {
        // The upper bits of the kind are reserved, and one for encryption.
        guard left > 0, let kind = window[position].flatMap({ FLVTag.Kind(rawValue: $0 & 0x1F) }),
            let size = window.number(at: position + 1, width: 3, .big),
            let low = window.number(at: position + 4, width: 3, .big), let high = window[position + 7]
        else { return nil }
        left -= 1
        let start = position + 11
        // Its size stands behind it once more.
        position = start + size + 4
        return FLVTag(kind: kind, time: Int(high) << 24 | low, content: start..<start + size)
    }
}
