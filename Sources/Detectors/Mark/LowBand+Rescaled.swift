import MediaDecoding

/// The colour differences of a whole picture, from which its low band at any other size is had.
struct ColourDifferences {
    private let width: Int
    private let height: Int
    /// 0.492 · (B − Y) of each pixel, then the same with red and blue exchanged.
    private let values: [Float]

    init(of image: DecodedImage) {
        let count = image.width * image.height
        (width, height) = (image.width, image.height)
        values = image.withPixels { pixels in
            [Float](unsafeUninitializedCapacity: 2 * count) { values, filled in
                for place in 0..<count {
                    let red = Float(pixels[3 * place])
                    let green = -0.288_804 * Float(pixels[3 * place + 1])
                    let blue = Float(pixels[3 * place + 2])
                    values.initializeElement(at: place, to: 0.435_912 * blue + green - 0.147_108 * red)
                    values.initializeElement(at: count + place, to: 0.435_912 * red + green - 0.147_108 * blue)
                }
                filled = 2 * count
            }
        }
    }

    /// The low band of the picture scaled to another size (bicubic, as Pillow does), of at most so many blocks.
    ///
    /// Scaling and halving are one step: the weights of two neighbours are added before any pixel is touched.
    func lowBand(scaledTo size: (width: Int, height: Int), atMost blocks: Int) -> LowBand {
        let (across, down) = (
            PairedWeights(source: width, target: size.width),
            PairedWeights(source: height, target: size.height)
        )
        let source = width
        let count = width * height
        var line = [Float](repeating: 0, count: width)
        return values.withUnsafeBufferPointer { values in
            LowBand(width: size.width / 4 * 2, height: size.height / 4 * 2, atMost: blocks) { row, out, planes in
                for (plane, target) in [(0, planes.float), (1, planes.exchanged)] {
                    line.withUnsafeMutableBufferPointer { line in
                        down.sum(rowsFor: row, of: values, from: plane * count, width: source, into: line)
                        across.sum(line, into: target + out, count: size.width / 4 * 2)
                    }
                }
                for place in out..<out + size.width / 4 * 2 {
                    planes.byte[place] = planes.float[place] / 2 + 256
                    planes.float[place] = planes.float[place] / 2 + 1
                    planes.exchanged[place] = planes.exchanged[place] / 2 + 1
                }
            }
        }
    }
}

/// The weights of each two neighbours of a scaled axis, added.
private struct PairedWeights {
    private let starts: [Int]
    private let weights: [[Float]]

    init(source: Int, target: Int) {
        let single = ResamplingWeights(source: source, target: target, window: 0..<target, filter: .bicubic)
        var starts: [Int] = []
        var weights: [[Float]] = []
        for pair in 0..<target / 2 {
            let start = min(single.starts[2 * pair], single.starts[2 * pair + 1])
            let end = (0...1).map { single.starts[2 * pair + $0] + single.counts[2 * pair + $0] }.max() ?? start
            var sum = [Float](repeating: 0, count: end - start)
            for pixel in 2 * pair...2 * pair + 1 {
                for tap in 0..<single.counts[pixel] {
                    let weight = single.weights[pixel * single.stride + tap]
                    sum[single.starts[pixel] - start + tap] += Float(weight) / Float(1 << ResamplingWeights.precision)
                }
            }
            starts.append(start)
            weights.append(sum)
        }
        (self.starts, self.weights) = (starts, weights)
    }

    /// The weighted sum of the source rows of one pair.
    func sum(
        rowsFor pair: Int, of values: UnsafeBufferPointer<Float>, from: Int, width: Int,
        into line: UnsafeMutableBufferPointer<Float>
    ) {
        line.update(repeating: 0)
        for (tap, weight) in weights[pair].enumerated() {
            let start = from + (starts[pair] + tap) * width
            for column in 0..<width { line[column] += weight * values[start + column] }
        }
    }

    /// The weighted sum of the source columns of each pair.
    func sum(_ line: UnsafeMutableBufferPointer<Float>, into target: UnsafeMutablePointer<Float>, count: Int) {
        for pair in 0..<count {
            var sum: Float = 0
            weights[pair].withUnsafeBufferPointer { weights in
                for tap in 0..<weights.count { sum += weights[tap] * line[starts[pair] + tap] }
            }
            target[pair] = sum
        }
    }
}
