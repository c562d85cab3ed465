import DetectionCore

/// Walks the chunks of a PNG file up to the pixels.
enum PNGWalker {
    private static let maxChunks = 10_000

    /// Size from the header chunk and orientation from EXIF; nil when the first chunk is no header.
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: true)
        guard try window.number(8, bytes: 4) == 13, try window.has("IHDR", at: 12),
            let width = try window.number(16, bytes: 4), let height = try window.number(20, bytes: 4)
        else { return nil }
        var structure = PictureStructure(width: width, height: height)
        var position = 33
        for _ in 0..<maxChunks {
            guard let length = try window.number(position, bytes: 4), try !window.has("IDAT", at: position + 4) else {
                break
            }
            if try window.has("eXIf", at: position + 4) {
                structure.orientation = try TIFFDirectory(file: file, base: position + 8)?.orientation ?? 1
            }
            position += 12 + length
        }
        return structure
    }
}
