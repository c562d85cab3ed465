/// The outcome of fusing evidence: a verdict with everything needed to explain it.
public struct Decision: Sendable, Equatable {
    /// The answer.
    public var verdict: Verdict
    /// Why the answer is `uncertain` or `notApplicable`; `signed` when a trusted signature gave it.
    public var reason: Reason?
    /// Calibrated P(synthetic) for the stated prior, when something was measured.
    public var probability: Double?
    /// 95 % bounds of the probability, where they were measured.
    public var interval: [Double]?
    /// The calibrated natural-log likelihood ratio: what turns the prior's odds into those of the probability.
    public var llr: Double?
    /// Where the thresholds lie and what was measured there.
    public var operatingPoint: OperatingPoint?
    /// The evidence with the weight that fusion gave each, and what each contributed.
    public var evidence: [Evidence]
    /// Share of the deciding detectors that answered, 0 to 1.
    public var coverage: Double
    /// Pairs of sources that contradict each other strongly.
    public var conflicts: [[String]]
    /// What re-delivered views were decided to be, when they were looked at.
    public var stability: Stability?
}
