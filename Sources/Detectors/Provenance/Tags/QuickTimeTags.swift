import Containers

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

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        let top = Array(ISOBoxes(in: file))
        guard let first = top.first, ["ftyp", "moov", "mdat", "wide", "free", "skip"].contains(first.name) else {
            return []
        }
        var items = TagList("mp4")
        var keyed = TagList("quicktime")
        var packet: ByteWindow?
        if let movie = top.first(where: { $0.name == "moov" }) {
            let inner = Array(ISOBoxes(in: file, movie.content))
            if let data = inner.first(where: { $0.name == "udta" }) {
                packet = userData(data, &items, &keyed, file)
            }
            if let meta = inner.first(where: { $0.name == "meta" }) {
                MetadataItems.read(meta, &items, &keyed, file)
            }
        }
        if let meta = top.first(where: { $0.name == "meta" }) { MetadataItems.read(meta, &items, &keyed, file) }
        packet = packet ?? extensionPacket(top, file)
        return items.blocks + keyed.blocks + (packet.map { [.xmp($0)] } ?? [])
    }

    /// Keeps the texts of user data and returns its XMP packet.
    private static func userData(
        _ data: ISOBox, _ items: inout TagList, _ keyed: inout TagList, _ file: ByteWindow
    ) -> ByteWindow? {
        var packet: ByteWindow?
        for box in ISOBoxes(in: file, data.content) {
            if box.name == "meta" {
                MetadataItems.read(box, &items, &keyed, file)
            } else if box.name == "XMP_" {
                packet = packet ?? file.note(of: box)
            } else if box.name.lowercased() == AIGCLabel.key, let content = file.note(of: box) {
                items.keep(box.name, FieldText.object(content))
            } else if box.name == "dscp", let text = file.note(of: box)?.rest(from: 6) {
                // The description of 3GP: version and flags, a language, then the text.
                items.keep(box.name, FieldText.text(text))
            } else if box.name.hasPrefix("©"), let content = file.note(of: box),
                let length = content.number(at: 0, width: 2), let text = content.piece(at: 4, count: length)
            {
                items.keep(box.name, text.text)
            }
        }
        return packet
    }

    private static func extensionPacket(_ top: [ISOBox], _ file: ByteWindow) -> ByteWindow? {
        for box in top where box.name == "uuid" {
            guard let content = file.note(of: box),
                content.piece(at: 0, count: 16)?.bytes == xmpIdentifier
            else { continue }
            return content.rest(from: 16)
        }
        return nil
    }
}
