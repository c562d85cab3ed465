public import Inference
public import MediaDecoding

/// Turns an image into the input of a network: size, crop, colour scale and layout.
///
/// Resizing gives the same 8-bit pixels as Pillow's, which the training code uses.
public struct ImageView: Sendable, Equatable {
    /// Resizing before the crop.
    public enum Resize: Sendable, Equatable {
        /// The short side to exactly this many pixels.
        case shortSide(Int)
        /// The short side into this range of pixels: smaller pictures grow, larger ones shrink, others stay.
        case shortSideWithin(ClosedRange<Int>)
        /// Both sides to the crop's size, whatever the proportions.
        case exact
        /// Both sides to this many pixels, whatever the proportions.
        case square(Int)
    }

    /// The kind of resizing.
    public var resize: Resize
    /// The kernel that resizing uses.
    public var filter: ResamplingFilter
    /// Width of the network's input in pixels; the middle of the resized picture.
    public var width: Int
    /// Height of the network's input in pixels.
    public var height: Int
    /// Taken from each channel of the picture scaled to 0…1: in the input's order.
    public var mean: [Float]
    /// Divides each channel after that.
    public var deviation: [Float]
    /// Whether channels are planes (NCHW) rather than the last axis (NHWC).
    public var isPlanar: Bool
    /// Whether blue comes first.
    public var isBGR: Bool

    /// A view; `mean` and `deviation` hold three values each.
    public init(
        resize: Resize, filter: ResamplingFilter = .bicubic, width: Int, height: Int, mean: [Float] = [0, 0, 0],
        deviation: [Float] = [1, 1, 1], isPlanar: Bool = true, isBGR: Bool = false
    ) {
        self.resize = resize
        self.filter = filter
        self.width = width
        self.height = height
        self.mean = mean
        self.deviation = deviation
        self.isPlanar = isPlanar
        self.isBGR = isBGR
    }

    /// The network's input for a picture: shape [1, 3, height, width], or [1, height, width, 3] when not planar.
    ///
    /// Takes milliseconds to tens of milliseconds of CPU; call it off the cooperative pool.
    public func tensor(of image: DecodedImage) -> Tensor {
        let bytes = pixels(of: image)
        let area = width * height
        let floats = [Float](unsafeUninitializedCapacity: area * 3) { output, filled in
            bytes.withUnsafeBufferPointer { bytes in
                for channel in 0..<3 {
                    let (mean, deviation) = (self.mean[channel], self.deviation[channel])
                    let source = isBGR ? 2 - channel : channel
                    var pixel = 0
                    while pixel < area {
                        let value = (Float(bytes[pixel * 3 + source]) / 255 - mean) / deviation
                        output.initializeElement(at: isPlanar ? channel * area + pixel : pixel * 3 + channel, to: value)
                        pixel += 1
                    }
                }
            }
            filled = area * 3
        }
        return Tensor(shape: isPlanar ? [1, 3, height, width] : [1, height, width, 3], floats: floats)
    }

    /// The part of a picture of this size, in pixels, that the view shows.
    func window(width: Int, height: Int) -> UnitRectangle {
        let size = paddedSize(width: width, height: height)
        let (across, down) = (Double(self.width) / Double(size.width), Double(self.height) / Double(size.height))
        return UnitRectangle(x: (1 - across) / 2, y: (1 - down) / 2, width: across, height: down)
    }

    /// The view's 8-bit RGB triples, row by row.
    func pixels(of image: DecodedImage) -> [UInt8] {
        let size = paddedSize(width: image.width, height: image.height)
        let window = PixelRectangle(
            x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
        return image.withPixels { pixels in
            ImageResampler.resize(
                pixels, width: image.width, height: image.height, target: size, window: window, filter: filter)
        }
    }

    /// The size after resizing, stretched to the crop's along a side where it would be smaller.
    private func paddedSize(width: Int, height: Int) -> (width: Int, height: Int) {
        let target = targetSize(width: width, height: height)
        return (max(target.width, self.width), max(target.height, self.height))
    }

    /// The size of the whole picture after resizing.
    func targetSize(width: Int, height: Int) -> (width: Int, height: Int) {
        let short = min(width, height)
        let target: Int
        switch resize {
        case .exact: return (self.width, self.height)
        case .square(let side): return (side, side)
        case .shortSide(let side): target = side
        case .shortSideWithin(let range): target = min(max(short, range.lowerBound), range.upperBound)
        }
        return (width * target / short, height * target / short)
    }
}
