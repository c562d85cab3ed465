/// The few text fields of a TIFF structure (an Exif block, or a TIFF file) that say where a picture comes from.
///
/// Only the first directory and its Exif directory are read, each once.
///
/// Source: TIFF 6.0 §2; BigTIFF design (the same with numbers of eight bytes); Exif 2.32 §4.6.
struct TIFFFields: Sendable {
    /// The texts in the order found, of each field the first.
    var tags: [MetadataTag] { list.tags }
    private(set) var xmp: ByteWindow?
    /// Records of IPTC-IIM, bare or among Photoshop's resources.
    private(set) var iim: ByteWindow?
    private var list = TagList("exif")

    /// The user comment.
    var comment: String? { tags.first { $0.name == "UserComment" }?.value }

    private static let maxEntries = 512
    /// Source of the numbers: TIFF 6.0; Exif 3.0 §4.6.5 and §4.6.6; Microsoft, "Photo Metadata Policies" (XP…).
    private static let texts = [
        0x010E: "ImageDescription", 0x010F: "Make", 0x0110: "Model", 0x0131: "Software", 0x013B: "Artist",
        0x9286: "UserComment", 0x9C9B: "XPTitle", 0x9C9C: "XPComment", 0x9C9D: "XPAuthor", 0x9C9E: "XPKeywords",
        0x9C9F: "XPSubject", 0xA43A: "RAWDevelopingSoftware", 0xA43B: "ImageEditingSoftware",
        0xA43C: "MetadataEditingSoftware",
    ]
    /// XMP, records of IPTC-IIM, and Photoshop's resources.
    private static let blocks = [0x02BC, 0x83BB, 0x8649]
    /// Bytes of a value's parts by its type: bytes, ASCII, numbers of four bytes, undefined, UTF-8.
    private static let widths = [1: 1, 2: 1, 4: 4, 7: 1, 129: 1]

    /// Widths of numbers: a directory's count, and an entry with its places.
    private struct Layout {
        var order: ByteWindow.Order
        var isBig: Bool

        var count: Int { isBig ? 8 : 2 }
        var place: Int { isBig ? 8 : 4 }
        var entry: Int { 4 + 2 * place }
    }

    /// Reads the fields; nil when there is no TIFF header.
    init?(_ reader: inout BoundedReader) {
        guard let header = reader.read(at: 0, count: 8) else { return nil }
        let layout: Layout
        switch Array(header.bytes[..<4]) {
        case [0x49, 0x49, 42, 0]: layout = Layout(order: .little, isBig: false)
        case [0x4D, 0x4D, 0, 42]: layout = Layout(order: .big, isBig: false)
        case [0x49, 0x49, 43, 0]: layout = Layout(order: .little, isBig: true)
        case [0x4D, 0x4D, 0, 43]: layout = Layout(order: .big, isBig: true)
        default: return nil
        }
        // A BigTIFF header states the width of its places, then a zero, before the first of them.
        if layout.isBig, header.number(at: 4, width: 4, layout.order) != (layout.order == .big ? 8 << 16 : 8) {
            return nil
        }
        let stated =
            layout.isBig
            ? reader.read(at: 8, count: 8)?.number(at: 0, width: 8, layout.order)
            : header.number(at: 4, width: 4, layout.order)
        guard let first = stated else { return nil }
        let exif = readDirectory(at: first, layout, &reader)
        if let exif, exif != first { _ = readDirectory(at: exif, layout, &reader) }
    }

    /// Reads one directory and returns where it says the Exif directory is.
    private mutating func readDirectory(
        at offset: Int, _ layout: Layout, _ reader: inout BoundedReader
    ) -> Int? {
        let (order, width, size) = (layout.order, layout.place, layout.entry)
        guard let count = reader.read(at: offset, count: layout.count),
            let entries = count.number(at: 0, width: layout.count, order), entries <= Self.maxEntries,
            let table = reader.read(at: offset + layout.count, count: entries * size)
        else { return nil }
        var exif: Int?
        for start in stride(from: 0, to: entries * size, by: size) {
            guard let tag = table.number(at: start, width: 2, order),
                let count = table.number(at: start + 4, width: width, order), count <= MetadataBlock.maxBytes,
                let place = table.number(at: start + 4 + width, width: width, order)
            else { continue }
            if tag == 0x8769 {
                exif = exif ?? place
                continue
            }
            guard Self.texts[tag] != nil || Self.blocks.contains(tag),
                let unit = table.number(at: start + 2, width: 2, order).flatMap({ Self.widths[$0] }),
                count * unit <= MetadataBlock.maxBytes
            else { continue }
            let value =
                count * unit <= width
                ? table.piece(at: start + 4 + width, count: count * unit) : reader.read(at: place, count: count * unit)
            if let value { store(value, tag: tag) }
        }
        return exif
    }

    private mutating func store(_ value: ByteWindow, tag: Int) {
        switch tag {
        case 0x02BC: xmp = xmp ?? value
        case 0x83BB, 0x8649: iim = iim ?? value
        default:
            guard let name = Self.texts[tag] else { return }
            switch name {
            case "UserComment": list.keep(name, Self.comment(value))
            case _ where name.hasPrefix("XP"): list.keep(name, FieldText.wideText(value, .little))
            default: list.keep(name, FieldText.text(value))
            }
        }
    }

    /// The text of a user comment, whose first eight bytes should name its encoding.
    ///
    /// Some writers leave them out, write another spelling, or name the encoding in words before the text.
    private static func comment(_ value: ByteWindow) -> String {
        let name = value.bytes.prefix(8)
        let word = String(decoding: name.prefix { $0 > 0x20 }, as: UTF8.self).uppercased()
        let isPadded = name.dropFirst(word.utf8.count).allSatisfy { $0 == 0 || $0 == 0x20 }
        guard name.count == 8, isPadded, ["", "ASCII", "UNICODE", "JIS", "UTF-8", "UTF8"].contains(word),
            let rest = value.rest(from: 8)
        else { return withoutCharset(FieldText.text(value)) }
        return withoutCharset(word == "UNICODE" ? FieldText.wideText(rest) : FieldText.text(rest))
    }

    /// A text without the words `charset=Ascii` before it.
    private static func withoutCharset(_ text: String) -> String {
        text.prefix(40).prefixMatch(of: #/\s*charset="?[A-Za-z0-9-]+"?\s+/#.ignoresCase())
            .map { String(text[$0.range.upperBound...]) } ?? text
    }
}
