import Containers

/// The Exif and XMP chunks of an extended WebP file; they count only where the VP8X header announces them.
///
/// Source: RFC 9649 §2.7.
enum WebPNotes {
    private static let exifFlag: UInt8 = 0x08
    private static let xmpFlag: UInt8 = 0x04

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        guard file.has("VP8X", at: 12), let flags = file[20], let form = RIFFForm(file), form.name == "WEBP" else {
            return []
        }
        let chunks = Array(RIFFChunks(in: file, form.declared, of: form))
        func first(_ name: String, _ flag: UInt8) -> ByteWindow? {
            guard flags & flag != 0, let chunk = chunks.first(where: { $0.name == name }) else { return nil }
            return file.note(chunk.content, isWhole: chunk.isWhole)
        }
        let blocks = [first("EXIF", exifFlag).map(MetadataBlock.exif), first("XMP ", xmpFlag).map(MetadataBlock.xmp)]
        return blocks.compactMap { $0 }
    }
}
