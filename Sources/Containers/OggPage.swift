/// One page of an Ogg file.
///
/// Source: RFC 3533 §6.
public struct OggPage: Sendable, Equatable {
    /// The stream it belongs to.
    public let serial: Int
    /// Whether it is the first of its stream.
    public let isFirst: Bool
    /// Its position in the units of its stream; nil when no packet ends on it.
    public let position: Int?
    /// Start of its content.
    public let start: Int
    /// Lengths of the pieces of its content: a packet ends with each that is shorter than 255 bytes.
    public let pieces: [Int]
    /// Start of the next page.
    public let next: Int

    /// Reads the page at a place; nil when there is none.
    public init?(at place: Int, in window: ByteWindow) {
        guard window.has("OggS\0", at: place), let flags = window[place + 5],
            let serial = window.number(at: place + 14, width: 4, .little), let segments = window[place + 26]
        else { return nil }
        self.serial = serial
        isFirst = flags & 2 != 0
        position = window.number(at: place + 6, width: 8, .little)
        start = place + 27 + Int(segments)
        pieces = (0..<Int(segments)).map { Int(window[place + 27 + $0] ?? 0) }
        next = start + pieces.reduce(0, +)
    }
}
