import Testing

@testable import DetectionCore

@Suite("Isotonic regression", .timeLimit(.minutes(20)))
struct IsotonicRegressionTests {
    @Test("Pooling adjacent violators agrees with the max–min formula, ties and weights included")
    func agreesWithMaxMin() {
        var generator = SplitMix64(seed: 99)
        for _ in 0..<300 {
            let points = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                IsotonicRegression.Point(
                    score: Double(Int.random(in: 0...5, using: &generator)),
                    label: Bool.random(using: &generator) ? 1 : 0,
                    weight: Double(Int.random(in: 1...4, using: &generator)))
            }.sorted { $0.score < $1.score }
            for score in Set(points.map(\.score)) {
                let fitted = IsotonicRegression.fit(points, at: score)
                #expect(abs(fitted - maxMin(points, at: score)) < 1e-12)
            }
        }
    }

    /// max over a ≤ score of min over b ≥ score of the weighted mean label between a and b.
    private func maxMin(_ points: [IsotonicRegression.Point], at score: Double) -> Double {
        let scores = Set(points.map(\.score))
        return scores.filter { $0 <= score }.map { low in
            scores.filter { $0 >= score }.map { high in
                let inside = points.filter { low <= $0.score && $0.score <= high }
                return inside.reduce(0) { $0 + $1.weight * $1.label } / inside.reduce(0) { $0 + $1.weight }
            }.min() ?? .nan
        }.max() ?? .nan
    }
}
