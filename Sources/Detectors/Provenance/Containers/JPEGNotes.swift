import Containers

/// The notes in the segments of a JPEG file up to the first scan: what follows the picture is no metadata, but for the trailer of
/// Samsung's phones at the very end.
///
/// Source: Exif 2.32 §4.7; XMP specification part 3 §1.1.3.
enum JPEGNotes {
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
            case 0xE1 where payload.has(JPEGNotes.exif):
                exif = exif ?? payload.rest(from: JPEGNotes.exif.utf8.count)
            case 0xE1 where payload.has(JPEGNotes.xmp):
                xmp = xmp ?? payload.rest(from: JPEGNotes.xmp.utf8.count)
            case 0xE1 where payload.has(ExtendedXMP.prefix):
                rest.append(payload)
            case 0xED where payload.has(JPEGNotes.resources):
                resources += payload.bytes.dropFirst(JPEGNotes.resources.utf8.count)
            case 0xFE where texts.count < maxComments:
                texts.append(.tag(MetadataTag(system: "jpeg", name: "Comment", value: FieldText.text(payload))))
            case 0xE0...0xEF where texts.count < maxComments && payload.has(label):
                texts.append(.tag(MetadataTag(system: "jpeg", name: "APPn", value: FieldText.object(payload))))
            default:
                break
            }
        }
    }

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var found = Found()
        for segment in JPEGSegments(in: file) where segment.isWhole && isNoted(segment.marker) {
            if let content = file.read(at: segment.content.lowerBound, count: segment.content.count) {
                found.take(segment.marker, content)
            }
        }
        let more = found.xmp.flatMap { ExtendedXMP.packet(announcedBy: XMPPacket($0), in: found.rest) }
        let blocks = [
            found.exif.map(MetadataBlock.exif), found.xmp.map(MetadataBlock.xmp), more.map(MetadataBlock.xmp),
            found.resources.isEmpty ? nil : .iim(ByteWindow(found.resources)),
        ]
        return blocks.compactMap { $0 } + found.texts
            + SamsungTrailer.tags(endingAt: file.count, in: file).map(MetadataBlock.tag)
    }

    /// Whether segments of a marker may hold notes.
    private static func isNoted(_ marker: UInt8) -> Bool { (0xE0...0xEF).contains(marker) || marker == 0xFE }
}
