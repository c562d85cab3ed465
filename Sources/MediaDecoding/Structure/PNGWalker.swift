import Containers
import DetectionCore

/// Reads the chunks of a PNG file.
enum PNGWalker {
    /// Size from the header chunk, orientation from EXIF and the number of frames; nil when the first chunk is no header.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` for an animation that does not show the picture it opens with, which
    ///   is all that a decoder of pictures sees.
    static func structure(of window: ByteWindow) throws(MediaError) -> PictureStructure? {
        var structure: PictureStructure?
        var frames: Int?
        var isShown = false
        for chunk in PNGChunks(in: window).prefix(while: { $0.name != "IDAT" }) {
            let start = chunk.content.lowerBound
            switch chunk.name {
            case "IHDR" where structure == nil:
                guard let width = window.number(at: start, width: 4),
                    let height = window.number(at: start + 4, width: 4)
                else { return nil }
                structure = PictureStructure(width: width, height: height, orientation: Orientation.png(window))
            case "acTL": frames = window.number(at: start, width: 4)
            case "fcTL": isShown = true
            default: break
            }
        }
        guard frames == nil || isShown else { throw hidden }
        structure?.frames = frames
        return structure
    }

    private static let hidden = MediaError(
        .unprocessableMedia,
        "The animated PNG opens with a picture that it does not show. Save the frame that matters as a picture of its own."
    )
}
