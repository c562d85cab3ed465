/// The texts of a Windows Media file: its description, and the first list of named ones.
///
/// Source: Microsoft, "Advanced Systems Format Specification" 01.20.05, sections 3.10 and 3.11.
enum ASFTags {
    private static let maxObjects = 4096
    private static let header: [UInt8] = [
        0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
    ]
    private static let description: [UInt8] = [
        0x33, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
    ]
    private static let named: [UInt8] = [
        0x40, 0xA4, 0xD0, 0xD2, 0x07, 0xE3, 0xD2, 0x11, 0x97, 0xF0, 0x00, 0xA0, 0xC9, 0x5E, 0xA8, 0x50,
    ]

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let start = reader.read(at: 0, count: 24), start.piece(at: 0, count: 16)?.bytes == header,
            let size = start.number(at: 16, width: 8, .little)
        else { return [] }
        let end = min(size, reader.count)
        var list = TagList("asf")
        var seen: Set<[UInt8]> = []
        var offset = 30
        for _ in 0..<maxObjects {
            guard offset <= end - 24, let object = reader.read(at: offset, count: 24),
                let kind = object.piece(at: 0, count: 16)?.bytes, let size = object.number(at: 16, width: 8, .little),
                size >= 24, size <= end - offset
            else { break }
            if [description, named].contains(kind), seen.insert(kind).inserted, size <= MetadataBlock.maxBytes,
                let content = reader.read(at: offset + 24, count: size - 24)
            {
                if kind == named { keepNamed(content, &list) } else { keepDescription(content, &list) }
            }
            offset += size
        }
        return list.blocks
    }

    /// Five lengths, then title, author, copyright, description and rating.
    private static func keepDescription(_ content: ByteWindow, _ list: inout TagList) {
        let lengths = stride(from: 0, to: 10, by: 2).compactMap { content.number(at: $0, width: 2, .little) }
        guard lengths.count == 5,
            let text = content.piece(at: 10 + lengths[..<3].reduce(0, +), count: lengths[3])
        else { return }
        list.keep("Description", wide(text))
    }

    private static func keepNamed(_ content: ByteWindow, _ list: inout TagList) {
        var offset = 2
        for _ in 0..<(content.number(at: 0, width: 2, .little) ?? 0) {
            guard let nameLength = content.number(at: offset, width: 2, .little),
                let name = content.piece(at: offset + 2, count: nameLength),
                let type = content.number(at: offset + 2 + nameLength, width: 2, .little),
                let length = content.number(at: offset + 4 + nameLength, width: 2, .little),
                let value = content.piece(at: offset + 6 + nameLength, count: length)
            else { return }
            if type == 0 { list.keep(wide(name), wide(value)) }
            offset += 6 + nameLength + length
        }
    }

    /// UTF-16, low bytes first, up to the first NUL.
    private static func wide(_ window: ByteWindow) -> String {
        let units = stride(from: 0, to: window.count - 1, by: 2).compactMap { index in
            window.number(at: index, width: 2, .little).map { UInt16(truncatingIfNeeded: $0) }
        }
        return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }
}
