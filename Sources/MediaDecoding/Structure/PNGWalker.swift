import DetectionCore

/// Walks the chunks of a PNG file up to the pixels.
enum PNGWalker {
    private static let maxChunks = 10_000

    /// Size from the header chunk, orientation from EXIF and the number of frames; nil when the first chunk is no header.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` for an animation that does not show the picture it opens with, which
    ///   is all that a decoder of pictures sees.
    static func structure(of file: MediaFile) throws(MediaError) -> PictureStructure? {
        var window = ByteWindow(file, isBigEndian: true)
        guard try window.number(8, bytes: 4) == 13, try window.has("IHDR", at: 12),
            let width = try window.number(16, bytes: 4), let height = try window.number(20, bytes: 4)
        else { return nil }
        var structure = PictureStructure(width: width, height: height)
        var position = 33
        var frames: Int?
        var isShown = false
        for _ in 0..<maxChunks {
            guard let length = try window.number(position, bytes: 4), try !window.has("IDAT", at: position + 4) else {
                break
            }
            if try window.has("eXIf", at: position + 4) {
                structure.orientation = try TIFFDirectory(file: file, base: position + 8)?.orientation ?? 1
            }
            if try window.has("acTL", at: position + 4) { frames = try window.number(position + 8, bytes: 4) }
            if try window.has("fcTL", at: position + 4) { isShown = true }
            position += 12 + length
        }
        guard frames == nil || isShown else { throw hidden }
        structure.frames = frames
        return structure
    }

    private static let hidden = MediaError(
        .unprocessableMedia,
        "The animated PNG opens with a picture that it does not show. Save the frame that matters as a picture of its own."
    )
}
