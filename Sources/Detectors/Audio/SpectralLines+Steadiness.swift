import Foundation

/// Interference that was added to a recording stays as loud when the recording falls silent; what a decoder leaves follows
/// the loudness of what it makes.
extension SpectralLines {
    /// Decibels over its surroundings from which on a tooth is clear.
    private static let clear = 2.0
    /// The mean of the levels of noise lies so many decibels below their median: 10 (γ / ln 10 + lg ln 2).
    private static let noise = 0.915
    private static let halvings = 24

    /// How well lines of constant power explain what stands out in each frame.
    ///
    /// Each clear tooth is given the constant power that, beside the medians of the blocks around it, has the mean excess that
    /// was measured. What that power would stand out by in each frame is compared with what stood out: the slope through
    /// both, less their means over the frames, and two standard errors. 1 where no tooth is clear.
    static func steadiness(of spacing: Double, in powers: [[Double]]) -> Double {
        let teeth = teeth(of: spacing).map { Tooth(at: $0, in: powers) }.filter { mean($0.excess) > clear }
        guard !teeth.isEmpty else { return 1 }
        let pairs = teeth.flatMap { tooth in
            let expected = tooth.expected()
            let (mean, other) = (mean(expected), Self.mean(tooth.excess))
            return zip(expected, tooth.excess).map { (expected: $0 - mean, excess: $1 - other) }
        }
        let power = max(pairs.reduce(0.0) { $0 + $1.expected * $1.expected }, 1e-9)
        let slope = pairs.reduce(0.0) { $0 + $1.expected * $1.excess } / power
        let rest = pairs.map { $0.excess - slope * $0.expected }
        return slope + 2 * (mean(rest.map { $0 * $0 }) / power).squareRoot()
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// One multiple of the spacing, frame by frame, in decibels.
    private struct Tooth {
        /// The median of the block around it.
        let around: [Double]
        /// What stands over that.
        let excess: [Double]

        init(at bin: Int, in powers: [[Double]]) {
            let start = bin / block * block
            around = powers.map { median(of: $0[start..<start + block].lazy.map(decibels)) }
            excess = zip(powers, around).map { decibels($0[bin]) - $1 + noise }
        }

        /// What a line of constant power with the same mean excess stands out by in each frame.
        func expected() -> [Double] {
            let wanted = mean(excess)
            var (low, high) = ((around.min() ?? 0) - 60, (around.max() ?? 0) + 60)
            var expected: [Double] = []
            for _ in 0..<halvings {
                let middle = (low + high) / 2
                expected = around.map { 10 * log10(1 + pow(10, (middle - $0) / 10)) }
                if mean(expected) < wanted { low = middle } else { high = middle }
            }
            return expected
        }
    }
}
