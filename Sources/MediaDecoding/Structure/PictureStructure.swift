import Containers
import DetectionCore

/// The declarations of an image's container, found without decoding anything.
struct PictureStructure: Equatable {
    /// Width in pixels as stored.
    var width: Int
    /// Height in pixels as stored.
    var height: Int
    /// EXIF orientation, 1 to 8; 5 and above swap width and height.
    var orientation = 1
    /// Frames or pages in the file; nil when only the decoder counts them.
    var frames: Int?

    /// Walks the container of a picture.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when it declares no size.
    init(of window: ByteWindow, format: MediaFormat) throws(MediaError) {
        let found =
            switch format {
            case .jpeg: JPEGWalker.structure(of: window)
            case .png: try PNGWalker.structure(of: window)
            case .webp: WebPWalker.structure(of: window)
            case .gif: GIFWalker.structure(of: window)
            case .tiff: try TIFFPages(window)?.structure()
            case .heif, .avif: try HEIFWalker.structure(of: window)
            case .wav, .aiff, .mp3, .flac, .ogg, .aac, .m4a, .mka, .caf, .amr, .awb, .wma, .mp4, .mov, .mkv, .avi, .ogv,
                .ts, .mpg, .wmv, .flv, .text, .docx, .odt, .pdf, .unknown:
                nil as PictureStructure?
            }
        guard let found, found.width > 0, found.height > 0 else {
            throw MediaError(
                .unprocessableMedia,
                "The \(format.rawValue.uppercased()) file is damaged: it declares no picture size. Export it again.")
        }
        self = found
    }

    init(width: Int, height: Int, orientation: Int = 1) {
        self.width = width
        self.height = height
        self.orientation = orientation
    }

    /// Width and height after orientation.
    var uprightSize: (width: Int, height: Int) {
        orientation >= 5 ? (height, width) : (width, height)
    }

    /// Refuses a picture with more pixels than allowed.
    ///
    /// - Throws: `MediaError` with `tooLarge`.
    func check(_ limits: DecodeLimits) throws(MediaError) {
        let (pixels, isOver) = width.multipliedReportingOverflow(by: height)
        guard !isOver, pixels <= limits.maxPixels else {
            throw MediaError(
                .tooLarge,
                "The picture has \(width) × \(height) pixels; at most \(limits.maxPixels) pixels are accepted. "
                    + "Make it smaller.")
        }
    }
}
