import Containers

/// The Exif and XMP items of a HEIF or AVIF file, found through its item tables.
///
/// Source: ISO/IEC 14496-12 §8.11 (meta, iinf, iloc); ISO/IEC 23008-12 annex A.
enum HEIFItems {
    private static let xmpType = "application/rdf+xml"

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        let top = Array(ISOBoxes(in: file))
        guard top.first?.name == "ftyp", let meta = top.first(where: { $0.name == "meta" }) else { return [] }
        // `meta` is a full box: four bytes of version and flags come first.
        let inner = Array(ISOBoxes(in: file, meta.content.dropFirst(4)))
        guard let info = inner.first(where: { $0.name == "iinf" }),
            let location = inner.first(where: { $0.name == "iloc" }),
            let table = file.note(of: location)
        else { return [] }
        let places = HEIFItemLocations(table, itemData: inner.first { $0.name == "idat" })
        let items = items(in: info, file)
        var blocks: [MetadataBlock] = []
        if let id = items.exif, let data = places.data(of: id, in: file), let skip = data.number(at: 0, width: 4),
            skip <= data.count, let exif = data.rest(from: 4 + skip)
        {
            blocks.append(.exif(exif))
        }
        if let id = items.xmp, let data = places.data(of: id, in: file) { blocks.append(.xmp(data)) }
        if let trailer = top.first(where: { $0.name == "sefd" }) {
            blocks += SamsungTrailer.tags(endingAt: trailer.content.upperBound, in: file).map(MetadataBlock.tag)
        }
        return blocks
    }

    /// The first item of each kind.
    private static func items(in info: ISOBox, _ file: ByteWindow) -> (exif: Int?, xmp: Int?) {
        var found: (exif: Int?, xmp: Int?) = (nil, nil)
        guard let version = file[info.content.lowerBound] else { return found }
        for box in ISOBoxes(in: file, info.content.dropFirst(version == 0 ? 6 : 8)) where box.name == "infe" {
            guard let entry = file.note(of: box), let version = entry[0],
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
