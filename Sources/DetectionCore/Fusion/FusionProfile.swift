/// How the log-likelihood ratios of one set of detectors add up, and what the sum was measured at.
public struct FusionProfile: Codable, Sendable, Equatable {
    /// What becomes of several log-likelihood ratios.
    public enum Combination: String, Codable, Sendable {
        /// Their weighted sum: each tells something of its own about the same question.
        case sum
        /// ln Σ weight · e^ratio: each asks for origins of its own, and a synthetic medium has one of them.
        ///
        /// That one detector does not know a medium's origin says nothing against another that does.
        case mixture
    }

    /// Ids of the detectors that must have answered.
    public var detectors: [String]
    /// What becomes of the ratios; nil stands for their sum.
    public var combination: Combination?
    /// Weight of each detector's log-likelihood ratio, or the share of its origins in a mixture.
    public var weights: [String: Double]
    /// Added to what comes of them.
    public var bias: Double
    /// Fused scores of authentic media held out by source.
    public var authentic: [Double]
    /// Fused scores of synthetic media held out by generator.
    public var synthetic: [Double]
    /// Synthetic media by generator, year and kind of writing; without any, `no_signs` is never given.
    public var groups: [Group]?
    /// Bounds of the probability by fused score; nil where they were not measured.
    public var interval: Interval?
    /// Name of the held-out set, where it is not the table's.
    public var on: String?

    /// A profile of one set of detectors.
    public init(
        detectors: [String], combination: Combination? = nil, weights: [String: Double], bias: Double = 0,
        authentic: [Double], synthetic: [Double], groups: [Group]? = nil, interval: Interval? = nil, on: String? = nil
    ) {
        self.detectors = detectors
        self.combination = combination
        self.weights = weights
        self.bias = bias
        self.authentic = authentic
        self.synthetic = synthetic
        self.groups = groups
        self.interval = interval
        self.on = on
    }

    /// The fused score of the evidence, or nil when a detector of the profile has no finite answer.
    public func fuse(_ evidence: [Evidence]) -> Double? {
        var llrs: [String: Double] = [:]
        for id in detectors {
            guard let llr = evidence.first(where: { $0.detector == id && $0.state == .done })?.llr else { return nil }
            llrs[id] = llr
        }
        return score(of: llrs)
    }

    /// The fused score of log-likelihood ratios by detector, or nil when one of them is missing or not finite.
    public func score(of llrs: [String: Double]) -> Double? {
        let parts = detectors.compactMap { id in llrs[id].map { (share: weights[id] ?? 0, llr: $0) } }
        guard parts.count == detectors.count else { return nil }
        let combined =
            switch combination ?? .sum {
            case .sum: parts.reduce(0) { $0 + $1.share * $1.llr }
            case .mixture: Probability.mixture(parts)
            }
        return (bias + combined).isFinite ? bias + combined : nil
    }

    /// The weight that each detector's ratio has in the fused score of this evidence.
    ///
    /// In a mixture it is how much of the synthetic side the detector's origins make up, now that the evidence is known.
    func weights(for evidence: [Evidence]) -> [String: Double] {
        guard combination == .mixture else { return weights }
        let parts = evidence.compactMap { item -> (id: String, share: Double, llr: Double)? in
            guard detectors.contains(item.detector), item.state == .done, let llr = item.llr else { return nil }
            return (item.detector, weights[item.detector] ?? 0, llr)
        }
        let whole = Probability.mixture(parts.map { ($0.share, $0.llr) })
        return Dictionary(parts.map { ($0.id, $0.share * Probability.odds($0.llr - whole)) }) { first, _ in first }
    }
}
