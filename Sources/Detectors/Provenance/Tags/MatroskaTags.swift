/// The writers' names and tags of a Matroska or WebM file.
///
/// Source: RFC 8794 (EBML) §4–6; RFC 9559 §5.1.2 and §5.1.8.
enum MatroskaTags {
    private static let maxElements = 16_384
    private static let maxDepth = 3

    private struct Element {
        var id: Int
        var start: Int
        var end: Int
    }

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        let top = elements(from: 0, to: reader.count, in: &reader)
        guard top.first?.id == 0x1A45_DFA3, let segment = top.first(where: { $0.id == 0x1853_8067 }) else { return [] }
        let parts = elements(from: segment.start, to: segment.end, in: &reader)
        var list = TagList("matroska")
        if let info = parts.first(where: { $0.id == 0x1549_A966 }) {
            for field in elements(from: info.start, to: info.end, in: &reader) {
                guard let name = [0x4D80: "MuxingApp", 0x5741: "WritingApp"][field.id] else { continue }
                if let value = text(field, in: &reader) { list.keep(name, value) }
            }
        }
        if let tags = parts.first(where: { $0.id == 0x1254_C367 }) {
            for tag in elements(from: tags.start, to: tags.end, in: &reader) where tag.id == 0x7373 {
                simpleTags(in: tag, depth: 0, &list, &reader)
            }
        }
        return list.blocks
    }

    private static func simpleTags(
        in tag: Element, depth: Int, _ list: inout TagList, _ reader: inout BoundedReader
    ) {
        guard depth < maxDepth else { return }
        for simple in elements(from: tag.start, to: tag.end, in: &reader) where simple.id == 0x67C8 {
            let fields = elements(from: simple.start, to: simple.end, in: &reader)
            if let name = fields.first(where: { $0.id == 0x45A3 }).flatMap({ text($0, in: &reader) }),
                let value = fields.first(where: { $0.id == 0x4487 }).flatMap({ text($0, in: &reader) })
            {
                list.keep(name, value)
            }
            simpleTags(in: simple, depth: depth + 1, &list, &reader)
        }
    }

    private static func text(_ element: Element, in reader: inout BoundedReader) -> String? {
        guard element.end - element.start <= MetadataBlock.maxBytes else { return nil }
        return reader.read(at: element.start, count: element.end - element.start)?.text
    }

    /// The elements between two offsets; one of unknown size reaches to the end and ends the walk.
    private static func elements(from start: Int, to end: Int, in reader: inout BoundedReader) -> [Element] {
        var found: [Element] = []
        var offset = start
        while found.count < maxElements, offset < end,
            let header = reader.read(at: offset, count: min(12, end - offset)), let first = header[0], first > 0
        {
            let idWidth = first.leadingZeroBitCount + 1
            guard idWidth <= 4, let id = header.number(at: 0, width: idWidth), let lead = header[idWidth], lead > 0
            else { break }
            let sizeWidth = lead.leadingZeroBitCount + 1
            guard let coded = header.number(at: idWidth, width: sizeWidth) else { break }
            let mask = 1 << (7 * sizeWidth) - 1
            let size = coded & mask
            let content = offset + idWidth + sizeWidth
            let isUnknown = size == mask
            guard isUnknown || size <= end - content else { break }
            found.append(Element(id: id, start: content, end: isUnknown ? end : content + size))
            offset = isUnknown ? end : content + size
        }
        return found
    }
}
