import DetectionCore

/// Reads the first chunk of a WebP file, which has the size in each of its three kinds, and the orientation in its EXIF.
enum WebPWalker {
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: false)
        if try window.has("VP8X", at: 12) {
            guard let width = try window.number(24, bytes: 3),
                let height = try window.number(27, bytes: 3)
            else {
                return nil
            }
            return PictureStructure(
                width: width + 1, height: height + 1, orientation: try orientation(in: file, &window))
        }
        if try window.has("VP8L", at: 12), try window.byte(20) == 0x2f {
            guard let packed = try window.number(21, bytes: 4) else { return nil }
            return PictureStructure(width: (packed & 0x3fff) + 1, height: (packed >> 14 & 0x3fff) + 1)
        }
        if try window.has("VP8 ", at: 12), try window.number(23, bytes: 3) == 0x2a_019d {
            guard let width = try window.number(26, bytes: 2),
                let height = try window.number(28, bytes: 2)
            else {
                return nil
            }
            return PictureStructure(width: width & 0x3fff, height: height & 0x3fff)
        }
        return nil
    }

    /// The orientation in the EXIF that a flag announces; 1 without one.
    private static func orientation(in file: MediaFile, _ window: inout ByteWindow) throws(MediaError)
        -> Int
    {
        guard let flags = try window.byte(20), flags & 8 != 0 else { return 1 }
        var chunks = RIFFChunks(file, in: 12..<max(12, file.count))
        while let chunk = try chunks.next() {
            guard chunk.name == "EXIF" else { continue }
            let start = chunk.content.lowerBound
            let isMarked = try window.has("Exif\0\0", at: start)
            return try TIFFDirectory(file: file, base: isMarked ? start + 6 : start)?.orientation ?? 1
        }
        return 1
    }
}
