import DetectionCore

/// One tag of a Flash video: a piece of sound, of pictures or of notes.
///
/// Source: Adobe, "Video File Format Specification" 10.1, annex E.4.
struct FLVTag {
    enum Kind: UInt8 {
        case sound = 8, pictures = 9, notes = 18
    }

    let kind: Kind
    /// Milliseconds from the beginning.
    let time: Int
    /// Its content, of which the first byte names the codec.
    let content: Range<Int>
    /// Start of the next one, after this one's size.
    var next: Int { content.upperBound + 4 }

    /// Reads the tag at a position; nil when there is none.
    init?(at position: Int, window: inout ByteWindow) throws(MediaError) {
        // The upper bits of the kind are reserved, and one for encryption.
        guard let kind = try window.byte(position).flatMap({ Kind(rawValue: $0 & 0x1f) }),
            let size = try window.number(position + 1, bytes: 3), let low = try window.number(position + 4, bytes: 3),
            let high = try window.byte(position + 7)
        else { return nil }
        self.kind = kind
        time = Int(high) << 24 | low
        content = position + 11..<position + 11 + size
    }
}
