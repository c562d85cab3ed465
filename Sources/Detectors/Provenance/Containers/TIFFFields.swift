/// The few text fields of a TIFF structure (an Exif block, or a TIFF file) that say where a picture comes from.
///
/// Only the first directory and its Exif directory are read, each once.
///
/// Source: TIFF 6.0 §2; BigTIFF design (the same with numbers of eight bytes); Exif 2.32 §4.6.
struct TIFFFields: Sendable, Equatable {
    private(set) var make: String?
    private(set) var model: String?
    private(set) var software: String?
    private(set) var description: String?
    private(set) var artist: String?
    private(set) var comment: String?
    private(set) var xmp: ByteWindow?

    private static let maxEntries = 512

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
            guard [0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x02BC, 0x9286].contains(tag) else { continue }
            let type = table.number(at: start + 2, width: 2, order)
            guard [1, 2, 7].contains(type) else { continue }
            let value =
                count <= width
                ? table.piece(at: start + 4 + width, count: count) : reader.read(at: place, count: count)
            if let value { store(value, tag: tag) }
        }
        return exif
    }

    private mutating func store(_ value: ByteWindow, tag: Int) {
        switch tag {
        case 0x010E: description = description ?? value.text
        case 0x010F: make = make ?? value.text
        case 0x0110: model = model ?? value.text
        case 0x0131: software = software ?? value.text
        case 0x013B: artist = artist ?? value.text
        case 0x02BC: xmp = xmp ?? value
        default: comment = comment ?? Self.comment(value)
        }
    }

    /// The text of a user comment, whose first eight bytes name its encoding.
    ///
    /// Writers disagree on the byte order of UTF-16, so it is taken from where the zero bytes stand.
    private static func comment(_ value: ByteWindow) -> String? {
        guard let text = value.rest(from: 8) else { return nil }
        guard value.has("UNICODE\0") else { return text.text }
        let even = text.bytes.indices.count { $0.isMultiple(of: 2) && text.bytes[$0] == 0 }
        let odd = text.bytes.count { $0 == 0 } - even
        let order: ByteWindow.Order = even >= odd ? .big : .little
        let units = stride(from: 0, to: text.count - 1, by: 2).compactMap { index in
            text.number(at: index, width: 2, order).map { UInt16(truncatingIfNeeded: $0) }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
