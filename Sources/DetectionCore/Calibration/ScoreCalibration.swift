/// Turns a fused score into the one calibrated value from which probability, thresholds and words derive.
public struct ScoreCalibration: Sendable {
    private let vennAbers: VennAbers?
    private let interval: FusionProfile.Interval?

    /// A calibration over held-out scores.
    ///
    /// - Parameters:
    ///   - sample: Fused scores of held-out media; with only one class of them a score is taken for calibrated.
    ///   - interval: Bounds of the probability by fused score, where they were measured.
    public init(sample: CalibrationSample, interval: FusionProfile.Interval? = nil) {
        vennAbers = VennAbers(sample: sample)
        self.interval = interval
    }

    /// The calibrated natural-log likelihood ratio of a fused score; it never falls as the score rises.
    public func llr(of score: Double) -> Double {
        vennAbers.map { Probability.logit($0.predict(score).probability) } ?? score
    }

    /// Bounds of P(synthetic) for a fused score at a prior, the probability itself between them; nil where they were
    /// not measured.
    public func bounds(of score: Double, prior: Double) -> [Double]? {
        guard let interval else { return nil }
        let (lower, upper) = interval.bounds(at: score)
        let probability = Probability.posterior(llr: llr(of: score), prior: prior)
        func shifted(_ bound: Double) -> Double {
            Probability.posterior(llr: Probability.logit(bound), prior: prior)
        }
        return [min(shifted(lower), probability), max(shifted(upper), probability)]
    }

    /// Whether a medium with this score is certainly less likely synthetic than not, at even odds beforehand.
    func isClearlyAuthentic(_ score: Double) -> Bool { vennAbers?.isClearlyAuthentic(score) ?? false }

    /// The highest held-out score, none above `limit`, that clearly leans authentic; nil when there is none.
    func highestClearlyAuthentic(upTo limit: Double) -> Double? { vennAbers?.highestClearlyAuthentic(upTo: limit) }
}
