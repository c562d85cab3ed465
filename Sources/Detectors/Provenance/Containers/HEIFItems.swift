/// The Exif and XMP items of a HEIF or AVIF file, found through its item tables.
///
/// Source: ISO/IEC 14496-12 §8.11 (meta, iinf, iloc); ISO/IEC 23008-12 annex A.
enum HEIFItems {
    private static let xmpType = "application/rdf+xml"

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        let top = ISOBoxes.boxes(from: 0, to: reader.count, in: &reader)
        guard top.first?.type == "ftyp", let meta = top.first(where: { $0.type == "meta" }) else { return [] }
        // `meta` is a full box: four bytes of version and flags come first.
        let inner = ISOBoxes.boxes(from: meta.start + 4, to: meta.end, in: &reader)
        guard let info = inner.first(where: { $0.type == "iinf" }),
            let location = inner.first(where: { $0.type == "iloc" }),
            let table = ISOBoxes.content(of: location, in: &reader)
        else { return [] }
        let places = HEIFItemLocations(table, itemData: inner.first { $0.type == "idat" })
        let items = items(in: info, &reader)
        var blocks: [MetadataBlock] = []
        if let id = items.exif, let data = places.data(of: id, in: &reader), let skip = data.number(at: 0, width: 4),
            skip <= data.count, let exif = data.rest(from: 4 + skip)
        {
            blocks.append(.exif(exif))
        }
        if let id = items.xmp, let data = places.data(of: id, in: &reader) { blocks.append(.xmp(data)) }
        if let trailer = top.first(where: { $0.type == "sefd" }) {
            blocks += SamsungTrailer.tags(endingAt: trailer.end, in: &reader).map(MetadataBlock.tag)
        }
        return blocks
    }

    /// The first item of each kind.
    private static func items(in info: ISOBoxes.Box, _ reader: inout BoundedReader) -> (exif: Int?, xmp: Int?) {
        var found: (exif: Int?, xmp: Int?) = (nil, nil)
        guard let version = reader.read(at: info.start, count: 1)?[0] else { return found }
        let first = info.start + (version == 0 ? 6 : 8)
        for box in ISOBoxes.boxes(from: first, to: info.end, in: &reader) where box.type == "infe" {
            guard let entry = ISOBoxes.content(of: box, in: &reader), let version = entry[0],
                version == 2 || version == 3,
                let id = entry.number(at: 4, width: version == 2 ? 2 : 4)
            else { continue }
            let type = version == 2 ? 8 : 10
            if entry.has("Exif", at: type) { found.exif = found.exif ?? id }
            // After the type come the item's name and its content type, each ended by a NUL.
            guard entry.has("mime", at: type), let strings = entry.rest(from: type + 4),
                let end = strings.bytes.firstIndex(of: 0), strings.rest(from: end + 1)?.text == xmpType
            else { continue }
            found.xmp = found.xmp ?? id
        }
        return found
    }
}
