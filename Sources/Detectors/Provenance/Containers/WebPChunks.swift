/// Walks the chunks of an extended WebP file; metadata counts only where the VP8X header announces it.
///
/// Source: RFC 9649 §2.7.
enum WebPChunks {
    private static let exifFlag: UInt8 = 0x08
    private static let xmpFlag: UInt8 = 0x04

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let header = reader.read(at: 0, count: 21), header.has("RIFF"), header.has("WEBPVP8X", at: 8),
            let size = header.number(at: 4, width: 4, .little), let flags = header[20]
        else { return [] }
        let end = min(reader.count, size + 8)
        var exif: ByteWindow?
        var xmp: ByteWindow?
        var offset = 12
        while offset <= end - 8, let chunk = reader.read(at: offset, count: 8),
            let length = chunk.number(at: 4, width: 4, .little), length <= end - offset - 8
        {
            if length <= MetadataBlock.maxBytes {
                if chunk.has("EXIF"), flags & exifFlag != 0, exif == nil {
                    exif = reader.read(at: offset + 8, count: length)
                } else if chunk.has("XMP "), flags & xmpFlag != 0, xmp == nil {
                    xmp = reader.read(at: offset + 8, count: length)
                }
            }
            offset += 8 + length + length % 2
        }
        return [exif.map(MetadataBlock.exif), xmp.map(MetadataBlock.xmp)].compactMap { $0 }
    }
}
