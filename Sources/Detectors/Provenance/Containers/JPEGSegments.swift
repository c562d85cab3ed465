/// Walks the segments of a JPEG file up to the first scan: what follows the picture is no metadata, but for the trailer of
/// Samsung's phones at the very end.
///
/// Source: ITU-T T.81 annex B; Exif 2.32 §4.7; XMP specification part 3 §1.1.3.
enum JPEGSegments {
    private static let exif = "Exif\0\0"
    static let xmp = "http://ns.adobe.com/xap/1.0/\0"
    private static let resources = "Photoshop 3.0\0"
    private static let label = "AIGC"
    private static let maxComments = 4

    private struct Found {
        var exif: ByteWindow?
        var xmp: ByteWindow?
        /// Photoshop's resources; more than fit into one segment go on in the next.
        var resources: [UInt8] = []
        var rest: [ByteWindow] = []
        var texts: [MetadataBlock] = []

        mutating func take(_ marker: UInt8, _ payload: ByteWindow) {
            switch marker {
            case 0xE1 where payload.has(JPEGSegments.exif):
                exif = exif ?? payload.rest(from: JPEGSegments.exif.utf8.count)
            case 0xE1 where payload.has(JPEGSegments.xmp):
                xmp = xmp ?? payload.rest(from: JPEGSegments.xmp.utf8.count)
            case 0xE1 where payload.has(ExtendedXMP.prefix):
                rest.append(payload)
            case 0xED where payload.has(JPEGSegments.resources):
                resources += payload.bytes.dropFirst(JPEGSegments.resources.utf8.count)
            case 0xFE where texts.count < maxComments:
                texts.append(.tag(MetadataTag(system: "jpeg", name: "Comment", value: FieldText.text(payload))))
            case 0xE0...0xEF where texts.count < maxComments && payload.has(label):
                texts.append(.tag(MetadataTag(system: "jpeg", name: "APPn", value: FieldText.object(payload))))
            default:
                break
            }
        }
    }

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let start = reader.read(at: 0, count: 2), start.bytes == [0xFF, 0xD8] else { return [] }
        var found = Found()
        var offset = 2
        while let header = reader.read(at: offset, count: 4), header[0] == 0xFF, let marker = header[1] {
            if marker == 0xFF {
                offset += 1
                continue
            }
            // A segment with a length; the scan, the end and markers without a length stop the walk.
            guard (0xC0...0xFE).contains(marker), !(0xD0...0xDA).contains(marker),
                let length = header.number(at: 2, width: 2), length >= 2
            else { break }
            if (0xE0...0xEF).contains(marker) || marker == 0xFE,
                let payload = reader.read(at: offset + 4, count: length - 2)
            {
                found.take(marker, payload)
            }
            offset += 2 + length
        }
        let more = found.xmp.flatMap { ExtendedXMP.packet(announcedBy: XMPPacket($0), in: found.rest) }
        let blocks = [
            found.exif.map(MetadataBlock.exif), found.xmp.map(MetadataBlock.xmp), more.map(MetadataBlock.xmp),
            found.resources.isEmpty ? nil : .iim(ByteWindow(found.resources)),
        ]
        return blocks.compactMap { $0 } + found.texts
            + SamsungTrailer.tags(endingAt: reader.count, in: &reader).map(MetadataBlock.tag)
    }
}
