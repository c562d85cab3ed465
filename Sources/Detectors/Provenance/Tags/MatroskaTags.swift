import Containers

/// The writers' names and tags of a Matroska or WebM file.
///
/// Source: RFC 9559 §5.1.2 and §5.1.8.
enum MatroskaTags {
    private static let maxElements = 16_384
    private static let maxDepth = 3

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var top = EBMLElements(in: file, 0..<file.count, most: maxElements)
        guard top.next()?.identifier == 0x1A45_DFA3, let segment = top.first(where: { $0.identifier == 0x1853_8067 })
        else { return [] }
        let parts = Array(elements(in: segment, file))
        var list = TagList("matroska")
        if let info = parts.first(where: { $0.identifier == 0x1549_A966 }) {
            for field in elements(in: info, file) {
                guard let name = [0x4D80: "MuxingApp", 0x5741: "WritingApp"][field.identifier] else { continue }
                if let value = text(field, in: file) { list.keep(name, value) }
            }
        }
        if let tags = parts.first(where: { $0.identifier == 0x1254_C367 }) {
            for tag in elements(in: tags, file) where tag.identifier == 0x7373 {
                simpleTags(in: tag, depth: 0, &list, file)
            }
        }
        return list.blocks
    }

    private static func simpleTags(
        in tag: EBMLElement, depth: Int, _ list: inout TagList, _ file: ByteWindow
    ) {
        guard depth < maxDepth else { return }
        for simple in elements(in: tag, file) where simple.identifier == 0x67C8 {
            let fields = Array(elements(in: simple, file))
            if let name = fields.first(where: { $0.identifier == 0x45A3 }).flatMap({ text($0, in: file) }),
                let value = fields.first(where: { $0.identifier == 0x4487 }).flatMap({ text($0, in: file) })
            {
                list.keep(name, value)
            }
            simpleTags(in: simple, depth: depth + 1, &list, file)
        }
    }

    private static func text(_ element: EBMLElement, in file: ByteWindow) -> String? {
        file.note(element.content, isWhole: element.isWhole)?.text
    }

    private static func elements(in element: EBMLElement, _ file: ByteWindow) -> EBMLElements {
        EBMLElements(in: file, element.content, most: maxElements)
    }
}
