/// How a picture is to be turned and mirrored to be upright, as Exif numbers it: 1 (as stored) to 8; from 5 on width and height
/// change places.
///
/// Source: Exif 2.32 §4.6.4.
public enum Orientation {
    private static let tag = 274
    private static let maxExif = 64 << 10

    /// The orientation in an Exif block, 1 where it states none; nil when it is no such block.
    public static func exif(_ block: ByteWindow) -> Int? {
        let window = block.withoutExifPrefix
        guard let header = TIFFHeader(window), let directory = TIFFDirectory(header, at: header.first, in: window)
        else {
            return nil
        }
        return directory.entries.last { $0.tag == tag }.map { value(of: $0, header, in: window) } ?? 1
    }

    /// The orientation in a field of a directory; 1 when it makes no sense.
    public static func value(of entry: TIFFEntry, _ header: TIFFHeader, in window: ByteWindow) -> Int {
        guard let place = entry.place, let width = entry.width,
            let value = window.number(at: place, width: width, header.order), (1...8).contains(value)
        else { return 1 }
        return value
    }

    /// The orientation that a PNG file states, before its picture or behind it.
    public static func png(_ file: ByteWindow) -> Int {
        for chunk in PNGChunks(in: file) where chunk.name == "eXIf" {
            if let block = chunk.checked(in: file, most: maxExif) { return exif(block) ?? 1 }
        }
        return 1
    }
}
