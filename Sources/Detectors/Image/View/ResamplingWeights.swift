/// The fixed-point weights of one axis: for each target pixel a run of source pixels.
///
/// The kernel is widened when the picture shrinks (antialiasing) and the weights are rounded to 22 bits, as Pillow's
/// `Image.resize` does, so that both give the same 8-bit pixels.
struct ResamplingWeights {
    /// Bits after the binary point: 32 less 8 for the pixel and 2 for overshoot.
    static let precision: Int32 = 22

    /// First source pixel of each target pixel.
    private(set) var starts: [Int] = []
    /// Number of source pixels of each target pixel.
    private(set) var counts: [Int] = []
    /// Weights, `stride` for each target pixel.
    private(set) var weights: [Int32] = []
    let stride: Int

    /// Weights of the target pixels `window` out of `target` for `source` source pixels; all positive.
    init(source: Int, target: Int, window: Range<Int>, filter: ResamplingFilter) {
        let scale = Double(source) / Double(target)
        let widening = max(scale, 1)
        let support = filter.support * widening
        stride = Int(support.rounded(.up)) * 2 + 1
        let isNearest = filter == .nearest
        for pixel in window {
            let centre = (Double(pixel) + 0.5) * scale
            let start = isNearest ? min(Int(centre), source - 1) : max(Int(centre - support + 0.5), 0)
            let end = isNearest ? start + 1 : min(Int(centre + support + 0.5), source)
            let raw = isNearest ? [1] : (start..<end).map { filter.weight(at: (Double($0) - centre + 0.5) / widening) }
            let total = raw.reduce(0, +)
            starts.append(start)
            counts.append(raw.count)
            weights += raw.map { Self.fixed(total == 0 ? $0 : $0 / total) }
            weights += repeatElement(0, count: stride - raw.count)
        }
    }

    /// The source pixels that any target pixel needs.
    var sources: Range<Int> {
        let first = starts.min() ?? 0
        let last = zip(starts, counts).map(+).max() ?? first
        return first..<last
    }

    private static func fixed(_ weight: Double) -> Int32 {
        let scaled = weight * Double(1 << precision)
        return Int32(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    }
}
