import Containers

/// Walks the blocks of a GIF file up to its trailer, for the XMP application extension and comments.
///
/// Source: GIF89a specification §15–26; XMP specification part 3 §1.1.2.
struct GIFBlocks {
    private static let application = "XMP DataXMP"
    private static let maxComments = 4
    /// Pieces of at most 255 bytes.
    private static let maxPieces = 2_000_000

    private let file: ByteWindow
    private var pieces = 0
    private var packet: MetadataBlock?
    private var comments: [MetadataBlock] = []

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var walker = GIFBlocks(file: file)
        walker.walk()
        return [walker.packet].compactMap { $0 } + walker.comments
    }

    private init(file: ByteWindow) {
        self.file = file
    }

    private mutating func walk() {
        guard file.has("GIF8"), let flags = file[10] else { return }
        var offset: Int? = 13 + Self.colours(flags)
        while let start = offset, let introducer = file[start] {
            switch introducer {
            case 0x21:
                offset = readExtension(at: start + 1)
            case 0x2C:
                offset = file[start + 9].flatMap { end(of: start + 11 + Self.colours($0)) }
            default:
                return
            }
        }
    }

    /// Takes what an extension says, and returns where it ends.
    private mutating func readExtension(at start: Int) -> Int? {
        let isXMP = file.has([0xFF, 11], at: start) && file.has(Self.application, at: start + 2)
        let content = start + (isXMP ? 13 : 1)
        if file[start] == 0xFE, comments.count < Self.maxComments, let text = text(from: content) {
            comments.append(.tag(MetadataTag(system: "gif", name: "Comment", value: text)))
        }
        guard let end = end(of: content) else { return nil }
        if isXMP, packet == nil {
            // The packet lies bare between the sub-block lengths' places; a trailer of its own ends it.
            packet = file.read(at: content, count: min(end - content, MetadataBlock.maxBytes)).map { .xmp($0) }
        }
        return end
    }

    /// The text of a comment: its sub-blocks, one after the other.
    private func text(from start: Int) -> String? {
        var bytes: [UInt8] = []
        var offset = start
        while bytes.count < MetadataBlock.maxBytes, let length = file[offset] {
            if length == 0 { return FieldText.text(ByteWindow(bytes)) }
            guard let part = file.piece(at: offset + 1, count: Int(length)) else { return nil }
            bytes += part.bytes
            offset += 1 + Int(length)
        }
        return nil
    }

    /// Bytes of the colour table that a packed field announces.
    private static func colours(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
    }

    /// Where the sub-blocks from an offset on end.
    private mutating func end(of start: Int) -> Int? {
        var offset = start
        while pieces < Self.maxPieces, let length = file[offset] {
            pieces += 1
            offset += 1 + Int(length)
            if length == 0 { return offset }
        }
        return nil
    }
}
