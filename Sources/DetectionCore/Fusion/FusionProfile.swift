/// How the log-likelihood ratios of one set of detectors add up, and what the sum was measured at.
public struct FusionProfile: Codable, Sendable, Equatable {
    /// Ids of the detectors that must have answered.
    public var detectors: [String]
    /// Weight of each detector's log-likelihood ratio.
    public var weights: [String: Double]
    /// Added to the weighted sum.
    public var bias: Double
    /// Fused scores of authentic media held out by source.
    public var authentic: [Double]
    /// Fused scores of synthetic media held out by generator.
    public var synthetic: [Double]
    /// Synthetic media by generator, year and kind of writing; without any, `no_signs` is never given.
    public var groups: [Group]?
    /// Bounds of the probability by fused score; nil where they were not measured.
    public var interval: Interval?

    /// A profile of one set of detectors.
    public init(
        detectors: [String], weights: [String: Double], bias: Double = 0, authentic: [Double], synthetic: [Double],
        groups: [Group]? = nil, interval: Interval? = nil
    ) {
        self.detectors = detectors
        self.weights = weights
        self.bias = bias
        self.authentic = authentic
        self.synthetic = synthetic
        self.groups = groups
        self.interval = interval
    }

    /// The weighted sum of the evidence, or nil when a detector of the profile has no finite answer.
    public func fuse(_ evidence: [Evidence]) -> Double? {
        var sum = bias
        for id in detectors {
            guard let llr = evidence.first(where: { $0.detector == id && $0.state == .done })?.llr else { return nil }
            sum += (weights[id] ?? 0) * llr
        }
        return sum.isFinite ? sum : nil
    }
}
