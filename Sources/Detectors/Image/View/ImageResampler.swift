/// Resizes 8-bit RGB in two passes, first along rows and then along columns, and computes only the window asked for.
enum ImageResampler {
    /// The window of the picture resized to `target`.
    ///
    /// - Parameters:
    ///   - pixels: `width × height` RGB triples without padding.
    ///   - target: size of the whole resized picture; positive.
    ///   - window: part of it that is wanted, inside the target.
    /// - Returns: RGB triples of the window.
    static func resize(
        _ pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, target: (width: Int, height: Int),
        window: PixelRectangle, filter: ResamplingFilter
    ) -> [UInt8] {
        let across = ResamplingWeights(
            source: width, target: target.width, window: window.x..<window.x + window.width, filter: filter)
        let down = ResamplingWeights(
            source: height, target: target.height, window: window.y..<window.y + window.height, filter: filter)
        let rows = down.sources
        let narrow = passAcross(pixels, width: width, rows: rows, weights: across)
        return passDown(narrow, width: window.width, firstRow: rows.lowerBound, weights: down)
    }

    private static func passAcross(
        _ pixels: UnsafeBufferPointer<UInt8>, width: Int, rows: Range<Int>, weights: ResamplingWeights
    ) -> [UInt8] {
        let targets = weights.starts.count
        return [UInt8](unsafeUninitializedCapacity: rows.count * targets * 3) { output, filled in
            weights.weights.withUnsafeBufferPointer { kernel in
                var out = 0
                for row in rows {
                    for target in 0..<targets {
                        var place = (row * width + weights.starts[target]) * 3
                        var (red, green, blue) = (half, half, half)
                        let first = target * weights.stride
                        var tap = first
                        let end = first + weights.counts[target]
                        while tap < end {
                            red &+= Int32(pixels[place]) &* kernel[tap]
                            green &+= Int32(pixels[place + 1]) &* kernel[tap]
                            blue &+= Int32(pixels[place + 2]) &* kernel[tap]
                            place += 3
                            tap += 1
                        }
                        output.initializeElement(at: out, to: clipped(red))
                        output.initializeElement(at: out + 1, to: clipped(green))
                        output.initializeElement(at: out + 2, to: clipped(blue))
                        out += 3
                    }
                }
                filled = out
            }
        }
    }

    private static func passDown(
        _ rows: [UInt8], width: Int, firstRow: Int, weights: ResamplingWeights
    ) -> [UInt8] {
        let line = width * 3
        return [UInt8](unsafeUninitializedCapacity: weights.starts.count * line) { output, filled in
            rows.withUnsafeBufferPointer { rows in
                weights.weights.withUnsafeBufferPointer { kernel in
                    for target in 0..<weights.starts.count {
                        let start = (weights.starts[target] - firstRow) * line
                        let taps = target * weights.stride..<target * weights.stride + weights.counts[target]
                        var column = 0
                        while column < line {
                            var sum = half
                            var place = start + column
                            var tap = taps.lowerBound
                            while tap < taps.upperBound {
                                sum &+= Int32(rows[place]) &* kernel[tap]
                                place += line
                                tap += 1
                            }
                            output.initializeElement(at: target * line + column, to: clipped(sum))
                            column += 1
                        }
                    }
                }
            }
            filled = weights.starts.count * line
        }
    }

    private static let half = Int32(1) << (ResamplingWeights.precision - 1)

    private static func clipped(_ sum: Int32) -> UInt8 {
        UInt8(clamping: sum >> ResamplingWeights.precision)
    }
}
