/// A weighted sum of two log-likelihood ratios, fitted by logistic regression with both classes weighing the same.
///
/// A weight that would be negative is 0: no detector's finding counts against what it says.
public struct LogisticSum: Sendable, Equatable {
    /// One labelled medium.
    struct Row {
        var isSynthetic: Bool
        var own: Double
        var base: Double
    }

    /// Weight of the detector's own ratio.
    public let own: Double
    /// Weight of that of the detectors it joins.
    public let base: Double
    /// Added to both.
    public let bias: Double

    /// Fits; nil when a class is empty.
    init?(_ rows: [Row]) {
        guard rows.contains(where: \.isSynthetic), rows.contains(where: { !$0.isSynthetic }) else { return nil }
        var best = Self.fit(rows, usesOwn: true, usesBase: true)
        if best.1 < 0 { best = Self.fit(rows, usesOwn: true, usesBase: false) }
        if best.0 < 0 { best = Self.fit(rows, usesOwn: false, usesBase: true) }
        guard best.0 >= 0, best.1 >= 0, best.2.isFinite else { return nil }
        (own, base, bias) = best
    }

    /// The sum.
    public func score(own: Double, base: Double) -> Double { self.own * own + self.base * base + bias }

    /// Gradient descent by Newton's steps on the cross entropy with a small penalty, which keeps separable media finite.
    private static func fit(_ rows: [Row], usesOwn: Bool, usesBase: Bool) -> (Double, Double, Double) {
        let penalty = 1 / Double(rows.count)
        let synthetic = Double(rows.count(where: \.isSynthetic))
        let weights = (authentic: 0.5 / (Double(rows.count) - synthetic), synthetic: 0.5 / synthetic)
        var found = SIMD3<Double>(0.5, 0.5, 0)
        if !usesOwn { found.x = 0 }
        if !usesBase { found.y = 0 }
        for _ in 0..<60 {
            var gradient = SIMD3<Double>(penalty * found.x, penalty * found.y, 0)
            var curvature = [SIMD3<Double>(penalty, 0, 0), SIMD3(0, penalty, 0), SIMD3(0, 0, 1e-9)]
            for row in rows {
                let x = SIMD3(usesOwn ? row.own : 0, usesBase ? row.base : 0, 1)
                let probability = Probability.sigmoid((found * x).sum())
                let weight = row.isSynthetic ? weights.synthetic : weights.authentic
                gradient += weight * (probability - (row.isSynthetic ? 1 : 0)) * x
                for place in 0..<3 { curvature[place] += weight * probability * (1 - probability) * x[place] * x }
            }
            let step = solve(curvature, gradient)
            found -= step / max(1, max(abs(step.x), abs(step.y), abs(step.z)) / 2)
            if abs(step.x) + abs(step.y) + abs(step.z) < 1e-10 { break }
        }
        return (found.x, found.y, found.z)
    }

    /// Solves three equations by Cramer's rule.
    private static func solve(_ rows: [SIMD3<Double>], _ right: SIMD3<Double>) -> SIMD3<Double> {
        func determinant(_ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>) -> Double {
            a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x) + a.z * (b.x * c.y - b.y * c.x)
        }
        let whole = determinant(rows[0], rows[1], rows[2])
        return SIMD3(
            determinant(right, rows[1], rows[2]), determinant(rows[0], right, rows[2]),
            determinant(rows[0], rows[1], right)) / whole
    }
}
