import Containers

/// Metadata that ImageMagick and others write into a PNG text in hexadecimal: `Raw profile type exif` and the like.
///
/// Source: ImageMagick `coders/png.c`, `Magick_png_write_raw_profile`: a newline, the name, a newline, the length in decimal,
/// a newline, then the digits in lines.
enum RawProfile {
    private static let start = "raw profile type "

    /// The kind of profile that a keyword announces, in lower case.
    static func kind(_ keyword: String) -> String? {
        let keyword = keyword.lowercased()
        return keyword.hasPrefix(start) ? String(keyword.dropFirst(start.count)) : nil
    }

    /// The block that a profile holds; nil for those that say nothing of an origin.
    static func block(_ kind: String, _ text: String) -> MetadataBlock? {
        guard let bytes = bytes(text) else { return nil }
        switch kind {
        case "xmp": return .xmp(bytes)
        case "iptc", "8bim": return .iim(bytes)
        case "exif", "app1":
            let xmp = JPEGNotes.xmp
            return bytes.has(xmp) ? bytes.rest(from: xmp.utf8.count).map(MetadataBlock.xmp) : .exif(bytes)
        default: return nil
        }
    }

    private static func bytes(_ text: String) -> ByteWindow? {
        let lines = text.utf8.split(maxSplits: 2) { $0 == 0x0A }
        guard lines.count == 3 else { return nil }
        let length = lines[1].filter { $0 != 0x20 }
        guard let length = Int(String(decoding: length, as: UTF8.self)), (0...MetadataBlock.maxBytes).contains(length)
        else { return nil }
        let digits = lines[2].compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
        guard digits.count >= 2 * length else { return nil }
        return ByteWindow((0..<length).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] })
    }
}
