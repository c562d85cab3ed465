import MediaDecoding

extension Redelivery {
    /// Views of an image after a web page, a messenger, an editor and a careless save.
    static let pictures = pictureLosses.map { loss in
        Redelivery(loss.name) { medium in
            guard case .success(let image) = medium.image, let lossy = loss.apply(image) else { return nil }
            return medium.replacing(image: lossy)
        }
    }

    /// The losses themselves, for pictures and for the frames of a video.
    static let pictureLosses: [PictureLoss] = [
        PictureLoss("768-q60") { Recompression(quality: 60).apply(to: $0.shrunk(toLongest: 768)) },
        PictureLoss("512-q40") { Recompression(quality: 40).apply(to: $0.shrunk(toLongest: 512)) },
        PictureLoss("crop-80") { $0.cropped(toShare: 0.8) },
        PictureLoss("q60") { Recompression(quality: 60).apply(to: $0) },
    ]
}

/// A named loss of picture quality.
struct PictureLoss: Sendable {
    /// Larger pictures are not looked at again: their views would take longer than everything else.
    private static let maxPixels = 16_000_000

    let name: String
    private let lose: @Sendable (DecodedImage) -> DecodedImage

    init(_ name: String, lose: @escaping @Sendable (DecodedImage) -> DecodedImage) {
        self.name = name
        self.lose = lose
    }

    /// The picture with the loss; nil over 16 million pixels.
    func apply(_ image: DecodedImage) -> DecodedImage? {
        image.width * image.height > Self.maxPixels ? nil : lose(image)
    }
}
