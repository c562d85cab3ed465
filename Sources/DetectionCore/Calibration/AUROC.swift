/// The chance that a synthetic medium scores above an authentic one; ties count half.
///
/// Source: Mann and Whitney (1947), the U statistic from rank sums with mid-ranks.
public enum AUROC {
    /// The area, or nil when a class is empty.
    public static func area(authentic: [Double], synthetic: [Double]) -> Double? {
        guard !authentic.isEmpty, !synthetic.isEmpty else { return nil }
        let all = (authentic.map { ($0, false) } + synthetic.map { ($0, true) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var start = 0
        while start < all.count {
            let end = all[start...].firstIndex { $0.0 > all[start].0 } ?? all.count
            let middle = Double(start + end + 1) / 2
            rankSum += middle * Double(all[start..<end].count { $0.1 })
            start = end
        }
        let count = Double(synthetic.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(authentic.count))
    }

    /// The middle 95 % of the areas that resampled media have; nil when a class is empty.
    ///
    /// Media of one source are alike, so that whole sources are resampled where a class has at least three (Davison and
    /// Hinkley, "Bootstrap Methods and their Application", 1997, §3.8), and single media otherwise. The same scores have the
    /// same interval: the resampling has a fixed seed.
    ///
    /// - Parameters:
    ///   - authentic: Scores of authentic media, by source.
    ///   - synthetic: Scores of synthetic media, by source.
    ///   - resamples: Number of resamples.
    public static func interval(
        authentic: [[Double]], synthetic: [[Double]], resamples: Int = 500
    ) -> ClosedRange<Double>? {
        var random = SplitMix64(state: 1)
        let classes = [authentic, synthetic].map { groups in
            groups.count >= 3 ? groups : groups.flatMap { $0.map { [$0] } }
        }
        guard classes.allSatisfy({ $0.contains { !$0.isEmpty } }) else { return nil }
        var areas: [Double] = []
        for _ in 0..<resamples {
            let drawn = classes.map { groups in
                groups.indices.flatMap { _ in groups[Int.random(in: 0..<groups.count, using: &random)] }
            }
            if let area = area(authentic: drawn[0], synthetic: drawn[1]) { areas.append(area) }
        }
        areas.sort()
        guard let first = areas.first, let last = areas.last else { return nil }
        let tail = areas.count / 40
        return tail < areas.count / 2 ? areas[tail]...areas[areas.count - 1 - tail] : first...last
    }

    /// A generator of numbers with a seed.
    ///
    /// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
    private struct SplitMix64: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
