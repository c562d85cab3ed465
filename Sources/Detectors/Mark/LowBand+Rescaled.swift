import MediaDecoding

extension LowBand {
    /// The low band of a picture scaled to another size (bicubic, as Pillow does), of at most so many blocks.
    ///
    /// Scaling and halving are one step: the weights of two neighbours are added before any pixel is touched, and only the
    /// rows of pixels are read that the kept rows of blocks need.
    init(of image: DecodedImage, scaledTo size: (width: Int, height: Int), atMost blocks: Int) {
        let (blue, green, red) = (Self.blue, Self.green, Self.red)
        let (across, down) = (
            PairedWeights(source: image.width, target: size.width),
            PairedWeights(source: image.height, target: size.height)
        )
        let (source, width) = (image.width, size.width / 4 * 2)
        var colours = [Float](repeating: 0, count: 3 * source)
        var differences = [Float](repeating: 0, count: 2 * source)
        self = image.withPixels { pixels in
            LowBand(width: width, height: size.height / 4 * 2, atMost: blocks) { row, out, planes in
                colours.withUnsafeMutableBufferPointer { colours in
                    down.sum(rowsFor: row, of: pixels, width: 3 * source, into: colours)
                    differences.withUnsafeMutableBufferPointer { differences in
                        for place in 0..<source {
                            let (r, b) = (colours[3 * place], colours[3 * place + 2])
                            let g = colours[3 * place + 1] * green
                            differences[place] = b * blue + g + r * red
                            differences[source + place] = r * blue + g + b * red
                        }
                    }
                }
                differences.withUnsafeBufferPointer { differences in
                    guard let line = differences.baseAddress else { return }
                    across.sum(line, into: planes.float + out, count: width)
                    across.sum(line + source, into: planes.exchanged + out, count: width)
                }
                for place in out..<out + width {
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
    /// Of each pair the first source pixel.
    private var starts: [Int] = []
    /// Of each pair where its weights start, and at last where they end.
    private var places = [0]
    private var weights: [Float] = []

    init(source: Int, target: Int) {
        let single = ResamplingWeights(source: source, target: target, window: 0..<target, filter: .bicubic)
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
            weights += sum
            places.append(weights.count)
        }
    }

    /// The weighted sum of the source rows of one pair.
    func sum(
        rowsFor pair: Int, of values: UnsafeBufferPointer<UInt8>, width: Int,
        into line: UnsafeMutableBufferPointer<Float>
    ) {
        line.update(repeating: 0)
        for tap in places[pair]..<places[pair + 1] {
            let weight = weights[tap]
            let start = (starts[pair] + tap - places[pair]) * width
            for column in 0..<width { line[column] += weight * Float(values[start + column]) }
        }
    }

    /// The weighted sum of the source columns of each pair.
    func sum(_ line: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, count: Int) {
        weights.withUnsafeBufferPointer { weights in
            for pair in 0..<count {
                var sum: Float = 0
                let first = line + starts[pair] - places[pair]
                for tap in places[pair]..<places[pair + 1] { sum += weights[tap] * first[tap] }
                target[pair] = sum
            }
        }
    }
}
