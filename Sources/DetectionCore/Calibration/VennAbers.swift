/// A calibrated probability with its interval, from held-out scores and no assumption but exchangeability.
///
/// Isotonic regression is fitted twice with the new score added, once labelled authentic and once synthetic; the two
/// fitted values bound the probability. Classes are weighted so that both count alike.
///
/// Source: Vovk, Petej, "Venn–Abers predictors" (2012), inductive form; the merged probability p₁ / (1 − p₀ + p₁)
/// minimises regret under log loss.
public struct VennAbers: Sendable {
    /// The merged probability and its bounds, each in [0, 1].
    public struct Prediction: Sendable, Equatable {
        /// P(synthetic).
        public var probability: Double
        /// The fit with the new score labelled authentic.
        public var lower: Double
        /// The fit with the new score labelled synthetic.
        public var upper: Double
    }

    private let points: [IsotonicRegression.Point]

    /// A predictor over the fused scores of held-out media, at even odds beforehand; nil when either class is empty.
    public init?(sample: CalibrationSample) {
        guard !sample.authentic.isEmpty, !sample.synthetic.isEmpty else { return nil }
        let count = Double(sample.authentic.count + sample.synthetic.count)
        let authenticWeight = count / 2 / Double(sample.authentic.count)
        let syntheticWeight = count / 2 / Double(sample.synthetic.count)
        points =
            (sample.authentic.map { .init(score: $0, label: 0, weight: authenticWeight) }
            + sample.synthetic.map { .init(score: $0, label: 1, weight: syntheticWeight) })
            .sorted { $0.score < $1.score }
    }

    /// The calibrated probability of a new score.
    public func predict(_ score: Double) -> Prediction {
        let lower = fit(score, label: 0)
        let upper = max(lower, fit(score, label: 1))
        return Prediction(probability: upper / (1 - lower + upper), lower: lower, upper: upper)
    }

    /// The highest held-out score, none above `limit`, that clearly leans authentic; nil when there is none.
    func highestClearlyAuthentic(upTo limit: Double) -> Double? {
        points.last { $0.score <= limit && isClearlyAuthentic($0.score) }?.score
    }

    /// Whether not even the upper bound says that a medium with this score is as likely synthetic as not.
    func isClearlyAuthentic(_ score: Double) -> Bool { predict(score).upper < 0.5 }

    private func fit(_ score: Double, label: Double) -> Double {
        var all = points
        let place = all.firstIndex { $0.score >= score } ?? all.endIndex
        all.insert(.init(score: score, label: label, weight: 1), at: place)
        return IsotonicRegression.fit(all, at: score)
    }
}
