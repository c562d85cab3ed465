/// Where a fused score becomes a verdict, and what was measured there.
public struct OperatingPoint: Codable, Sendable, Equatable {
    /// At most this share of authentic media is called synthetic.
    public var maxFPR: Double
    /// Fused log-likelihood ratio above which a medium is called synthetic.
    public var threshold: Double
    /// Share of held-out authentic media above the threshold.
    public var measuredFPR: Double
    /// Share of held-out synthetic media above the threshold.
    public var measuredTPR: Double
    /// At most this share of synthetic media is called authentic.
    public var maxMissRate: Double
    /// Fused log-likelihood ratio below which a medium is called authentic.
    public var authenticThreshold: Double
    /// Share of held-out synthetic media below the authentic threshold.
    public var measuredMissRate: Double
    /// Share of held-out authentic media below the authentic threshold.
    public var measuredAuthenticRate: Double
    /// Name of the held-out set.
    public var on: String
    /// How many authentic media it was measured on.
    public var nAuthentic: Int
    /// How many synthetic media it was measured on.
    public var nSynthetic: Int

    enum CodingKeys: String, CodingKey {
        case maxFPR = "max_fpr"
        case threshold
        case measuredFPR = "measured_fpr"
        case measuredTPR = "measured_tpr"
        case maxMissRate = "max_miss_rate"
        case authenticThreshold = "authentic_threshold"
        case measuredMissRate = "measured_miss_rate"
        case measuredAuthenticRate = "measured_authentic_rate"
        case on
        case nAuthentic = "n_authentic"
        case nSynthetic = "n_synthetic"
    }
}
