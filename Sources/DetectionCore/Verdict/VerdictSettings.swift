/// What a user chooses about the verdict, never about the evidence.
public struct VerdictSettings: Codable, Sendable, Equatable {
    /// At most this share of authentic media is called synthetic; in (0, 1).
    public var maxFPR: Double
    /// At most this share of synthetic media, of any group that was measured, gets `no_signs`; in (0, 1).
    public var maxMissRate: Double
    /// Probability that a medium is synthetic before anything is seen; in (0, 1).
    public var prior: Double

    /// Settings; the defaults accept one false accusation in a hundred and one miss in ten.
    public init(maxFPR: Double = 0.01, maxMissRate: Double = 0.1, prior: Double = 0.5) {
        self.maxFPR = maxFPR
        self.maxMissRate = maxMissRate
        self.prior = prior
    }
}
