import DecoderWire

/// The characters of a PDF document as they stand on its pages.
public struct DecodedDocument: Sendable {
    /// One page, upright.
    struct Page: Sendable {
        /// What it holds besides its text.
        var marks: DocumentWire.Marks = []
        /// Width in points.
        var width: Float
        /// Height in points.
        var height: Float
        /// Share of it that images cover.
        var pictures: Float = 0
        /// In the order of the text.
        var characters: [DocumentWire.Character]
    }

    private static let maxNameBytes = DocumentWire.maxNames * 1024

    /// Pages of the whole document.
    let pageCount: Int
    /// What it holds besides its text.
    let marks: DocumentWire.Marks
    /// Names of attached files.
    let attachments: [String]
    /// The pages that were read, from the first one on.
    let pages: [Page]

    /// The document in a decoder's result, of at most so many characters; places that are no numbers are 0.
    ///
    /// - Throws: `WireError` when a sane decoder would not have sent it.
    init(_ bytes: UnsafeRawBufferPointer, pageCount: Int, characters most: Int) throws(WireError) {
        guard let head = DocumentWire.Head(bytes: Array(bytes.prefix(DocumentWire.Head.size))),
            head.nameBytes <= Self.maxNameBytes, pageCount > 0
        else { throw .malformed }
        var place = DocumentWire.Head.size + Int(head.nameBytes)
        guard place <= bytes.count else { throw .malformed }
        let names = bytes[DocumentWire.Head.size..<place].split(separator: 0).prefix(DocumentWire.maxNames)
        var (pages, left) = ([Page](), most)
        while place < bytes.count {
            let start = place + DocumentWire.Page.size
            guard start <= bytes.count, let page = DocumentWire.Page(bytes: Array(bytes[place..<start])) else {
                throw .malformed
            }
            let count = Int(page.characters)
            guard count <= left, count * DocumentWire.Character.size <= bytes.count - start,
                pages.count < min(pageCount, DocumentWire.maxPages)
            else { throw .malformed }
            left -= count
            place = start + count * DocumentWire.Character.size
            pages.append(
                Page(
                    marks: page.marks, width: Self.measure(page.width), height: Self.measure(page.height),
                    pictures: min(Self.measure(page.pictures), 1),
                    characters: (0..<count).map {
                        Self.character(bytes, at: start + $0 * DocumentWire.Character.size)
                    }))
        }
        self.pageCount = pageCount
        marks = head.marks
        attachments = names.map { String(decoding: $0, as: UTF8.self) }
        self.pages = pages
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
