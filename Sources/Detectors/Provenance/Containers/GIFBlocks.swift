/// Walks the blocks of a GIF file up to its trailer, for the XMP application extension and comments.
///
/// Source: GIF89a specification §15–26; XMP specification part 3 §1.1.2.
enum GIFBlocks {
    private static let application = "XMP DataXMP"
    private static let maxComments = 4

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let header = reader.read(at: 0, count: 13), header.has("GIF8"), let flags = header[10] else { return [] }
        var packet: MetadataBlock?
        var comments: [MetadataBlock] = []
        var offset = 13 + colours(flags)
        walk: while let introducer = reader.read(at: offset, count: 1)?[0] {
            switch introducer {
            case 0x21:
                guard let label = reader.read(at: offset + 1, count: 2) else { break walk }
                let isXMP =
                    label.bytes == [0xFF, 11]
                    && reader.read(at: offset + 3, count: 11)?.has(application) == true
                let start = offset + (isXMP ? 14 : 2)
                if label[0] == 0xFE, comments.count < maxComments, let text = text(from: start, in: &reader) {
                    comments.append(.tag(MetadataTag(system: "gif", name: "Comment", value: text)))
                }
                guard let end = endOfBlocks(from: start, in: &reader) else { break walk }
                if isXMP, packet == nil {
                    // The packet lies bare between the sub-block lengths' places; a trailer of its own ends it.
                    let count = min(end - start, MetadataBlock.maxBytes)
                    packet = reader.read(at: start, count: count).map { .xmp($0) }
                }
                offset = end
            case 0x2C:
                guard let flags = reader.read(at: offset + 9, count: 1)?[0],
                    let end = endOfBlocks(from: offset + 11 + colours(flags), in: &reader)
                else { break walk }
                offset = end
            default:
                break walk
            }
        }
        return [packet].compactMap { $0 } + comments
    }

    /// The text of a comment: its sub-blocks, one after the other.
    private static func text(from start: Int, in reader: inout BoundedReader) -> String? {
        var bytes: [UInt8] = []
        var offset = start
        while bytes.count < MetadataBlock.maxBytes, let length = reader.read(at: offset, count: 1)?[0] {
            if length == 0 { return FieldText.text(ByteWindow(bytes)) }
            guard let part = reader.read(at: offset + 1, count: Int(length)) else { return nil }
            bytes += part.bytes
            offset += 1 + Int(length)
        }
        return nil
    }

    /// Bytes of the colour table that a packed field announces.
    private static func colours(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
    }

    private static func endOfBlocks(from start: Int, in reader: inout BoundedReader) -> Int? {
        var offset = start
        while let length = reader.read(at: offset, count: 1)?[0] {
            offset += 1 + Int(length)
            if length == 0 { return offset }
        }
        return nil
    }
}
