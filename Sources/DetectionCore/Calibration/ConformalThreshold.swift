/// A threshold whose error rate on new media is bounded by a rate chosen beforehand (split conformal).
///
/// With n scores of media that training never saw, the k-th smallest, k = ⌈(n + 1)(1 − α)⌉, is exceeded by a new
/// exchangeable score with probability at most α. If k > n, no finite threshold has that guarantee and the rate is
/// refused: 200 pictures cannot vouch for one false alarm in a thousand.
///
/// Source: Vovk, Gammerman, Shafer, "Algorithmic Learning in a Random World" (2005), chapter 2.
public enum ConformalThreshold {
    /// The smallest rate that `count` held-out scores can support.
    public static func smallestRate(count: Int) -> Double { 1 / Double(count + 1) }

    /// The smallest supported rate, rounded up to a short decimal that is itself supported.
    static func smallestPrintableRate(count: Int) -> Double {
        let rate = smallestRate(count: count)
        var scale = 1000.0
        while rate * scale < 10 { scale *= 10 }
        return (rate * scale).rounded(.up) / scale
    }

    /// The chance that at least `found` of `count` media lie above a threshold that each passes with the chance `rate`.
    public static func chance(of found: Int, among count: Int, rate: Double) -> Double {
        var term = (0..<count).reduce(1.0) { product, _ in product * (1 - rate) }
        var below = 0.0
        for number in 0..<min(found, count + 1) {
            below += term
            term *= Double(count - number) / Double(number + 1) * rate / (1 - rate)
        }
        return max(0, 1 - below)
    }

    /// The score that at most a share `rate` of new media like the sample exceeds.
    ///
    /// - Parameters:
    ///   - ascending: scores of held-out media, ascending.
    ///   - rate: the accepted share, in (0, 1).
    /// - Throws: `OperatingPointError` when the rate is outside (0, 1) or the sample is too small for it.
    public static func upper(_ ascending: [Double], rate: Double) throws(OperatingPointError) -> Double {
        ascending[try rank(rate: rate, count: ascending.count) - 1]
    }

    /// The place of that score among `count` in ascending order, from 1.
    ///
    /// - Throws: `OperatingPointError` when the rate is outside (0, 1) or the sample is too small for it.
    static func rank(rate: Double, count: Int) throws(OperatingPointError) -> Int {
        guard rate > 0, rate < 1 else { throw .rateOutOfRange(rate) }
        // The tiny step back keeps a product such as 200 × 0.995 from being rounded up past its exact value.
        let rank = max(1, Int((Double(count + 1) * (1 - rate) - 1e-9).rounded(.up)))
        guard rank <= count else { throw .sampleTooSmall(rate: rate, count: count) }
        return rank
    }

    /// The score that at most a share `rate` of new media like the sample stays below.
    public static func lower(_ ascending: [Double], rate: Double) throws(OperatingPointError) -> Double {
        -(try upper(ascending.reversed().map { -$0 }, rate: rate))
    }
}
