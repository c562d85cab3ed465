/// Medians with the spread of the rounds.
enum Statistics {
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// Median and 95 % bootstrap interval of the median over rounds (percentile method, 2,000 resamples, fixed seed).
    static func interval(_ values: [Double]) -> (median: Double, low: Double, high: Double) {
        var source = SeededSource(state: 20_261_124)
        let medians = (0..<2000).map { _ in
            median(values.indices.map { _ in values[Int(source.next() % UInt64(values.count))] })
        }.sorted()
        return (median(values), medians[50], medians[1949])
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same order of rounds in every run.
struct SeededSource: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
