import MediaDecoding

/// The blue difference of a picture at half its size, in which the open marks are written: the low band of one Haar
/// wavelet, half the sum of each 2 × 2 pixels.
///
/// U = 0.492 · (B − Y) + δ with Y = 0.299 R + 0.587 G + 0.114 B. Both sides are cut to multiples of four pixels first. Of
/// a large picture only every second, third … row of blocks is kept.
///
/// Source: the package invisible-watermark 0.2.0 (`maxDct.py`) and OpenCV's conversion, which it calls.
struct LowBand {
    /// The arithmetic of a writer.
    enum Plane: Int, CaseIterable {
        /// δ = 0.5, not rounded.
        case float
        /// The same with red and blue exchanged.
        case exchanged
        /// δ = 128, rounded.
        case byte
    }

    /// Side of a block in values.
    static let block = 4

    /// Values in a row.
    let width: Int
    /// Rows that are kept.
    let height: Int
    /// Of how many rows of blocks one is kept.
    let every: Int
    /// The planes one after the other, each row after row.
    private let values: [Float]

    /// A band that `fill` writes row by row: the number of a row, where its values start in each plane, the planes.
    init(
        width: Int, height: Int, atMost blocks: Int,
        _ fill: (_ row: Int, _ out: Int, _ planes: Planes) -> Void
    ) {
        let (columns, rows) = (width / Self.block, height / Self.block)
        every = max(0, columns * rows - 1) / blocks + 1
        let kept = (rows + every - 1) / every
        let every = every
        self.width = width
        self.height = kept * Self.block
        let count = width * kept * Self.block
        values = [Float](unsafeUninitializedCapacity: 3 * count) { buffer, filled in
            if let base = buffer.baseAddress {
                let planes = Planes(float: base, exchanged: base + count, byte: base + 2 * count)
                for index in 0..<kept * Self.block {
                    let row = index / Self.block * every * Self.block + index % Self.block
                    fill(row, index * width, planes)
                }
            }
            filled = 3 * count
        }
    }

    /// Where the values of a picture are written to.
    struct Planes {
        let float: UnsafeMutablePointer<Float>
        let exchanged: UnsafeMutablePointer<Float>
        let byte: UnsafeMutablePointer<Float>
    }

    /// The values of one plane.
    func withValues<R>(of plane: Plane, _ body: (UnsafeBufferPointer<Float>) -> R) -> R {
        let count = width * height
        return values.withUnsafeBufferPointer { values in
            body(UnsafeBufferPointer(rebasing: values[plane.rawValue * count..<(plane.rawValue + 1) * count]))
        }
    }
}

extension LowBand {
    // The weights of blue, green and red in 0.492 · (B − Y); in the byte plane the same in 24 bits, rounded once.
    static let (blue, green, red): (Float, Float, Float) = (0.435_912, -0.288_804, -0.147_108)
    private static let (fixedBlue, fixedGreen, fixedRed): (Int32, Int32, Int32) = (7_313_390, -4_845_327, -2_468_063)
    private static let half = Int32(1) << 23

    /// The low band of a picture from the pixel `(left, top)` on, of at most so many rows and blocks.
    init(of image: DecodedImage, left: Int = 0, top: Int = 0, rows: Int = .max, atMost blocks: Int) {
        let width = max(0, image.width - left) / 4 * 2
        let height = max(0, min(rows, image.height - top)) / 4 * 2
        let line = image.width * 3
        self = image.withPixels { pixels in
            LowBand(width: width, height: height, atMost: blocks) { row, out, planes in
                guard let base = pixels.baseAddress else { return }
                Self.halve(base + (top + 2 * row) * line + left * 3, line: line, count: width, out, planes)
            }
        }
    }

    /// One row of values from two rows of pixels.
    private static func halve(
        _ pixels: UnsafePointer<UInt8>, line: Int, count: Int, _ out: Int, _ planes: Planes
    ) {
        let (blue, green, red) = (blue, green, red)
        var pixel = pixels
        for place in out..<out + count {
            var (r, g, b, u): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            add(pixel, &r, &g, &b, &u)
            add(pixel + 3, &r, &g, &b, &u)
            add(pixel + line, &r, &g, &b, &u)
            add(pixel + line + 3, &r, &g, &b, &u)
            let (fr, fg, fb) = (Float(r), Float(g), Float(b))
            planes.float[place] = (fb * blue + fg * green + fr * red) / 2 + 1
            planes.exchanged[place] = (fr * blue + fg * green + fb * red) / 2 + 1
            planes.byte[place] = Float(u) / 2 + 256
            pixel += 6
        }
    }

    @inline(__always)
    private static func add(
        _ pixel: UnsafePointer<UInt8>, _ red: inout Int32, _ green: inout Int32, _ blue: inout Int32, _ u: inout Int32
    ) {
        let (r, g, b) = (Int32(pixel[0]), Int32(pixel[1]), Int32(pixel[2]))
        red &+= r
        green &+= g
        blue &+= b
        u &+= (b &* fixedBlue &+ g &* fixedGreen &+ r &* fixedRed &+ half) >> 24
    }
}

extension LowBand {
    /// The low band of planes that are stored at half size: twice their values.
    ///
    /// - Parameters:
    ///   - blue: What one step of the blue plane adds to B − Y.
    ///   - red: What one step of the red plane adds to R − Y.
    init(of planes: ColourPlanes, blue: Float, red: Float, atMost blocks: Int) {
        let (width, columns) = (planes.width / 4 * 2, planes.columns)
        self = planes.withPlanes { bluePlane, redPlane in
            LowBand(width: width, height: planes.height / 4 * 2, atMost: blocks) { row, out, values in
                for column in 0..<width {
                    let b = Float(Int(bluePlane[row * columns + column]) - 128) * blue
                    let r = Float(Int(redPlane[row * columns + column]) - 128) * red
                    values.float[out + column] = 0.984 * b + 1
                    // The brightness with red and blue exchanged differs by (0.299 − 0.114) · (B − R).
                    values.exchanged[out + column] = 0.984 * (r - 0.185 * (b - r)) + 1
                    values.byte[out + column] = 2 * (0.492 * b).rounded() + 256
                }
            }
        }
    }
}
