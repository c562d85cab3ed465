#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

extension PlattCalibration {
    /// Newton's steps at most; a few are enough for two parameters.
    private static let steps = 60

    /// The line that fits scores of held-out media best, both classes weighing the same; nil when a class is empty.
    ///
    /// The targets are those of a sample with one more medium on each side, as Platt proposes: where the scores of two
    /// small classes do not overlap, the line is as steep as their number can carry, and no steeper.
    public static func fit(authentic: [Double], synthetic: [Double]) -> PlattCalibration? {
        let all = authentic + synthetic
        guard !authentic.isEmpty, !synthetic.isEmpty, all.allSatisfy(\.isFinite) else { return nil }
        let centre = all.reduce(0, +) / Double(all.count)
        let spread = (all.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(all.count)).squareRoot() + 1e-12
        let targets =
            authentic.map { _ in 1 / Double(authentic.count + 2) }
            + synthetic.map { _ in Double(synthetic.count + 1) / Double(synthetic.count + 2) }
        let weights =
            authentic.map { _ in 0.5 / Double(authentic.count) } + synthetic.map { _ in 0.5 / Double(synthetic.count) }
        var (slope, intercept) = (1.0, 0.0)
        for _ in 0..<steps {
            // Gradient and curvature of the cross entropy, with a trace of a penalty so that they can be divided.
            var (gradient, curvature) = ((0.0, 0.0), (1e-9, 0.0, 1e-9))
            for (index, value) in all.enumerated() {
                let x = (value - centre) / spread
                let found = Probability.sigmoid(slope * x + intercept)
                let error = weights[index] * (found - targets[index])
                let steepness = weights[index] * found * (1 - found)
                gradient = (gradient.0 + error * x, gradient.1 + error)
                curvature = (
                    curvature.0 + steepness * x * x, curvature.1 + steepness * x, curvature.2 + steepness
                )
            }
            let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
            let step = (
                (curvature.2 * gradient.0 - curvature.1 * gradient.1) / determinant,
                (curvature.0 * gradient.1 - curvature.1 * gradient.0) / determinant
            )
            // A long step may leave the basin of a steep line.
            let length = max(1, max(abs(step.0), abs(step.1)) / 2)
            slope -= step.0 / length
            intercept -= step.1 / length
            if abs(step.0) + abs(step.1) < 1e-10 { break }
        }
        guard slope.isFinite, intercept.isFinite else { return nil }
        return PlattCalibration(slope: slope / spread, intercept: intercept - slope * centre / spread)
    }
}
