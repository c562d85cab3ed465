import DecoderWire

extension DecodeReply {
    private static let maxNameBytes = DocumentWire.maxNames * 1024

    /// The pages in a result, of at most so many characters together; places that are no numbers are 0.
    func document(_ mapping: ResultMapping, characters most: Int) throws(WireError) -> DecodedDocument {
        let bytes = mapping.bytes
        guard let head = DocumentWire.Head(bytes: Array(bytes.prefix(DocumentWire.Head.size))),
            head.nameBytes <= Self.maxNameBytes, frames > 0
        else { throw .malformed }
        var place = DocumentWire.Head.size + Int(head.nameBytes)
        guard place <= bytes.count else { throw .malformed }
        let names = bytes[DocumentWire.Head.size..<place].split(separator: 0).prefix(DocumentWire.maxNames)
        var (pages, left) = ([DecodedDocument.Page](), most)
        while place < bytes.count {
            let start = place + DocumentWire.Page.size
            guard start <= bytes.count, let page = DocumentWire.Page(bytes: Array(bytes[place..<start])) else {
                throw .malformed
            }
            let count = Int(page.characters)
            guard count <= left, count * DocumentWire.Character.size <= bytes.count - start,
                pages.count < min(Int(frames), DocumentWire.maxPages)
            else { throw .malformed }
            left -= count
            place = start + count * DocumentWire.Character.size
            pages.append(
                DecodedDocument.Page(
                    marks: page.marks, width: Self.measure(page.width), height: Self.measure(page.height),
                    pictures: min(Self.measure(page.pictures), 1),
                    characters: (0..<count).map {
                        Self.character(bytes, at: start + $0 * DocumentWire.Character.size)
                    }))
        }
        return DecodedDocument(
            pageCount: Int(frames), marks: head.marks, attachments: names.map { String(decoding: $0, as: UTF8.self) },
            pages: pages)
    }

    private static func character(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> DocumentWire.Character {
        var character = DocumentWire.Character(bytes, at: offset)
        character.left = place(character.left)
        character.right = place(character.right)
        character.baseline = place(character.baseline)
        character.size = measure(character.size)
        return character
    }

    private static func place(_ value: Float) -> Float { value.isFinite ? value : 0 }

    private static func measure(_ value: Float) -> Float { value.isFinite ? max(value, 0) : 0 }
}
