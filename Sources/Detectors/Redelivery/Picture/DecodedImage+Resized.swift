import MediaDecoding

extension DecodedImage {
    /// The picture with no side over `longest` pixels; itself when it is small enough.
    func shrunk(toLongest longest: Int) -> DecodedImage {
        guard max(width, height) > longest else { return self }
        let scale = Double(longest) / Double(max(width, height))
        let target = (
            width: max(1, Int((Double(width) * scale).rounded())),
            height: max(1, Int((Double(height) * scale).rounded()))
        )
        let window = PixelRectangle(x: 0, y: 0, width: target.width, height: target.height)
        let pixels = withPixels { pixels in
            ImageResampler.resize(
                pixels, width: width, height: height, target: target, window: window, filter: .bicubic)
        }
        return DecodedImage(width: target.width, height: target.height, rgb: pixels)
    }

    /// The middle of the picture, each side cut to a share of its length.
    func cropped(toShare share: Double) -> DecodedImage {
        let size = (width: max(1, Int(Double(width) * share)), height: max(1, Int(Double(height) * share)))
        let (left, top) = ((width - size.width) / 2, (height - size.height) / 2)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(size.width * size.height * 3)
        withPixels { source in
            for row in top..<top + size.height {
                let start = (row * width + left) * 3
                pixels += source[start..<start + size.width * 3]
            }
        }
        return DecodedImage(width: size.width, height: size.height, rgb: pixels)
    }
}
