import MediaDecoding

/// The loss of saving an image as JPEG: colour at half resolution, frequencies rounded in blocks of eight.
///
/// The entropy coding of a real file loses nothing and is left out. Colour is doubled in size by repetition, where
/// libjpeg smooths.
struct Recompression: Sendable {
    private let luminance: PixelBlock
    private let chrominance: PixelBlock

    /// A JPEG quality from 1 to 100.
    init(quality: Int) {
        luminance = .luminanceSteps(quality: quality)
        chrominance = .chrominanceSteps(quality: quality)
    }

    /// The picture after one save.
    func apply(to image: DecodedImage) -> DecodedImage {
        let (width, height) = (image.width, image.height)
        let pixels = image.withPixels { source in
            [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, filled in
                for top in stride(from: 0, to: height, by: 16) {
                    for left in stride(from: 0, to: width, by: 16) {
                        var square = ColourSquare(source, width: width, height: height, left: left, top: top)
                        square.lose(luminance: luminance, chrominance: chrominance)
                        square.write(to: target, width: width, height: height, left: left, top: top)
                    }
                }
                filled = width * height * 3
            }
        }
        return DecodedImage(width: width, height: height, rgb: pixels)
    }
}
