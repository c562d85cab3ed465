/// Walks the segments of a JPEG file up to the first scan: what follows the picture is no metadata.
///
/// Source: ITU-T T.81 annex B; Exif 2.32 §4.7; XMP specification part 3 §1.1.3.
enum JPEGSegments {
    private static let exif = "Exif\0\0"
    private static let xmp = "http://ns.adobe.com/xap/1.0/\0"

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let start = reader.read(at: 0, count: 2), start.bytes == [0xFF, 0xD8] else { return [] }
        var found: (exif: ByteWindow?, xmp: ByteWindow?) = (nil, nil)
        var rest: [ByteWindow] = []
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
            if marker == 0xE1, let payload = reader.read(at: offset + 4, count: length - 2) {
                if payload.has(exif), found.exif == nil { found.exif = payload.rest(from: exif.utf8.count) }
                if payload.has(xmp), found.xmp == nil { found.xmp = payload.rest(from: xmp.utf8.count) }
                if payload.has(ExtendedXMP.prefix) { rest.append(payload) }
            }
            offset += 2 + length
        }
        let more = found.xmp.flatMap { ExtendedXMP.packet(announcedBy: XMPPacket($0), in: rest) }
        return [found.exif.map(MetadataBlock.exif), found.xmp.map(MetadataBlock.xmp), more.map(MetadataBlock.xmp)]
            .compactMap { $0 }
    }
}
