/// The header of an ID3 tag of version 2.
///
/// Source: ID3v2.2, ID3v2.3.0 and ID3v2.4.0 informal standards.
public struct ID3Tag: Sendable, Equatable {
    private static let maxTags = 8

    /// 2, 3 or 4.
    public let version: UInt8
    /// Bits whose meaning depends on the version.
    public let flags: UInt8
    /// Its frames as it states them; they may reach beyond the file.
    public let content: Range<Int>

    /// Reads the header at a position; nil when there is none.
    public init?(at position: Int, in window: ByteWindow) {
        guard window.has("ID3", at: position), let version = window[position + 3], let flags = window[position + 5],
            let size = Self.size(at: position + 6, in: window)
        else { return nil }
        self.version = version
        self.flags = flags
        content = position + 10..<position + 10 + size
    }

    /// Start of what follows; a flag announces a copy of the header at the end.
    public var end: Int { content.upperBound + (flags & 0x10 != 0 ? 10 : 0) }

    /// A number of four times seven bits.
    public static func size(at position: Int, in window: ByteWindow) -> Int? {
        guard let number = window.number(at: position, width: 4, .big), number & 0x8080_8080 == 0 else { return nil }
        return number >> 3 & 0xFE0_0000 | number >> 2 & 0x1F_C000 | number >> 1 & 0x3F80 | number & 0x7F
    }

    /// Position of the first byte after all tags that begin a file; 0 without one.
    public static func end(in window: ByteWindow) -> Int {
        var position = 0
        for _ in 0..<maxTags {
            guard let tag = ID3Tag(at: position, in: window) else { break }
            position = tag.end
        }
        return position
    }
}
