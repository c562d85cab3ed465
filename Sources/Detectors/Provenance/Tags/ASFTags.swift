import Containers

/// The texts of a Windows Media file: its description, and the first list of named ones.
///
/// Source: Microsoft, "Advanced Systems Format Specification" 01.20.05, sections 3.10 and 3.11.
enum ASFTags {
    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var list = TagList("asf")
        var seen: Set<ASFObject.Identifier> = []
        for object in ASFObjects.header(of: file) where object.isWhole {
            guard let kind = object.identifier, [.description, .namedTexts].contains(kind), seen.insert(kind).inserted,
                let content = file.note(object.content)
            else { continue }
            if kind == .namedTexts { keepNamed(content, &list) } else { keepDescription(content, &list) }
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
