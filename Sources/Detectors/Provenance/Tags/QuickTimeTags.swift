/// The notes of an MP4 or QuickTime file: user data, metadata items and the XMP packet.
///
/// Of each kind the first counts, and only where the formats keep it: in the one `moov` box, or, for XMP and items, also beside it.
///
/// Source: ISO/IEC 14496-12 §8.10 and §8.11; QuickTime File Format, "Metadata" and "User Data"; XMP specification part 3
/// §1.1.5 and §1.1.8.
enum QuickTimeTags {
    private static let xmpIdentifier: [UInt8] = [
        0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
    ]

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        let top = ISOBoxes.boxes(from: 0, to: reader.count, in: &reader)
        guard let first = top.first, ["ftyp", "moov", "mdat", "wide", "free", "skip"].contains(first.type) else {
            return []
        }
        var items = TagList("mp4")
        var keyed = TagList("quicktime")
        var packet: ByteWindow?
        if let movie = top.first(where: { $0.type == "moov" }) {
            let inner = ISOBoxes.boxes(from: movie.start, to: movie.end, in: &reader)
            if let data = inner.first(where: { $0.type == "udta" }) {
                packet = userData(data, &items, &keyed, &reader)
            }
            if let meta = inner.first(where: { $0.type == "meta" }) {
                MetadataItems.read(meta, &items, &keyed, &reader)
            }
        }
        if let meta = top.first(where: { $0.type == "meta" }) { MetadataItems.read(meta, &items, &keyed, &reader) }
        packet = packet ?? extensionPacket(top, &reader)
        return items.blocks + keyed.blocks + (packet.map { [.xmp($0)] } ?? [])
    }

    /// Keeps the texts of user data and returns its XMP packet.
    private static func userData(
        _ data: ISOBoxes.Box, _ items: inout TagList, _ keyed: inout TagList, _ reader: inout BoundedReader
    ) -> ByteWindow? {
        var packet: ByteWindow?
        for box in ISOBoxes.boxes(from: data.start, to: data.end, in: &reader) {
            if box.type == "meta" {
                MetadataItems.read(box, &items, &keyed, &reader)
            } else if box.type == "XMP_" {
                packet = packet ?? ISOBoxes.content(of: box, in: &reader)
            } else if box.type.lowercased() == AIGCLabel.key, let content = ISOBoxes.content(of: box, in: &reader) {
                items.keep(box.type, FieldText.object(content))
            } else if box.type == "dscp", let text = ISOBoxes.content(of: box, in: &reader)?.rest(from: 6) {
                // The description of 3GP: version and flags, a language, then the text.
                items.keep(box.type, FieldText.text(text))
            } else if box.type.hasPrefix("©"), let content = ISOBoxes.content(of: box, in: &reader),
                let length = content.number(at: 0, width: 2), let text = content.piece(at: 4, count: length)
            {
                items.keep(box.type, text.text)
            }
        }
        return packet
    }

    private static func extensionPacket(_ top: [ISOBoxes.Box], _ reader: inout BoundedReader) -> ByteWindow? {
        for box in top where box.type == "uuid" {
            guard let content = ISOBoxes.content(of: box, in: &reader),
                content.piece(at: 0, count: 16)?.bytes == xmpIdentifier
            else { continue }
            return content.rest(from: 16)
        }
        return nil
    }
}
