/// Where a calibrated value becomes a verdict, and what was measured there.
public struct OperatingPoint: Codable, Sendable, Equatable {
    /// The group of synthetic media of which most get `no_signs`.
    public struct WorstGroup: Codable, Sendable, Equatable {
        /// Family of generators, year or kind of writing.
        public var name: String
        /// How its media were delivered.
        public var delivery: String
        /// Number of bytes.
        public var n: Int
        /// Share of them that gets `no_signs`.
        public var rate: Double

        /// What was measured of one group.
        public init(name: String, delivery: String, n: Int, rate: Double) {
            self.name = name
            self.delivery = delivery
            self.n = n
            self.rate = rate
        }
    }

    /// At most this share of authentic media is called synthetic.
    public var maxFPR: Double
    /// Calibrated log-likelihood ratio above which a medium is called synthetic.
    public var threshold: Double
    /// Share of held-out authentic media called synthetic.
    public var measuredFPR: Double
    /// Share of held-out synthetic media called synthetic.
    public var measuredTPR: Double
    /// At most this share of synthetic media gets `no_signs`.
    public var maxMissRate: Double
    /// Calibrated log-likelihood ratio below which a medium gets `no_signs`; nil when it cannot be given.
    public var noSignsThreshold: Double?
    /// Share of held-out synthetic media that gets `no_signs`; 0 when it cannot be given.
    public var measuredMissRate: Double
    /// Share of held-out authentic media that gets `no_signs`; 0 when it cannot be given.
    public var measuredNoSignsRate: Double
    /// The group of synthetic media of which most get `no_signs`; nil when it cannot be given.
    public var worstGroup: WorstGroup?
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
        case noSignsThreshold = "no_signs_threshold"
        case measuredMissRate = "measured_miss_rate"
        case measuredNoSignsRate = "measured_no_signs_rate"
        case worstGroup = "worst_group"
        case on
        case nAuthentic = "n_authentic"
        case nSynthetic = "n_synthetic"
    }

    /// An operating point.
    public init(
        maxFPR: Double, threshold: Double, measuredFPR: Double, measuredTPR: Double, maxMissRate: Double,
        noSignsThreshold: Double?, measuredMissRate: Double, measuredNoSignsRate: Double, worstGroup: WorstGroup?,
        on: String, nAuthentic: Int, nSynthetic: Int
    ) {
        self.maxFPR = maxFPR
        self.threshold = threshold
        self.measuredFPR = measuredFPR
        self.measuredTPR = measuredTPR
        self.maxMissRate = maxMissRate
        self.noSignsThreshold = noSignsThreshold
        self.measuredMissRate = measuredMissRate
        self.measuredNoSignsRate = measuredNoSignsRate
        self.worstGroup = worstGroup
        self.on = on
        self.nAuthentic = nAuthentic
        self.nSynthetic = nSynthetic
    }
}
