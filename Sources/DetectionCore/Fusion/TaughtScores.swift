/// What a taught detector was measured at: its log-likelihood ratios of media that it had not learned from, beside
/// those of the built-in detector that it runs with.
public struct TaughtScores: Codable, Sendable, Equatable {
    /// Both ratios of one medium.
    public struct Pair: Codable, Sendable, Equatable {
        /// The built-in detector's.
        public var base: Double
        /// The taught one's.
        public var own: Double

        /// Both ratios of one medium.
        public init(base: Double, own: Double) {
            self.base = base
            self.own = own
        }

        /// Reads `[base, own]`.
        public init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            base = try container.decode(Double.self)
            own = try container.decode(Double.self)
        }

        /// Writes the same form that `init(from:)` reads.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode(base)
            try container.encode(own)
        }
    }

    /// Id of the taught detector.
    public var detector: String
    /// The kind of medium.
    public var kind: MediaKind
    /// Id of the built-in detector.
    public var base: String
    /// Names the guard, the weights of the built-in detector and their graph: what `guarded` was measured with.
    public var stand: String
    /// Authentic media of the guard, in its order; each by a head that had learned nothing of its source.
    public var guarded: [Pair]
    /// The user's authentic media, likewise.
    public var authentic: [Pair]
    /// The user's synthetic media, likewise.
    public var synthetic: [Pair]

    /// What was measured.
    public init(
        detector: String, kind: MediaKind, base: String, stand: String, guarded: [Pair], authentic: [Pair],
        synthetic: [Pair]
    ) {
        self.detector = detector
        self.kind = kind
        self.base = base
        self.stand = stand
        self.guarded = guarded
        self.authentic = authentic
        self.synthetic = synthetic
    }
}
