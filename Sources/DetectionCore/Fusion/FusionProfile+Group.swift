extension FusionProfile {
    /// Fused scores of synthetic media that have something in common, as delivered in one way.
    ///
    /// What holds on the whole may fail for the newest or the worst: so `no_signs` must hold for each group.
    public struct Group: Codable, Sendable, Equatable {
        /// What the media have in common.
        public enum Criterion: String, Codable, Sendable {
            /// The family of generators that made them.
            case generator
            /// The year their generator came out.
            case year
            /// The kind of writing, for texts.
            case writing
        }

        /// A family of generators with fewer media is not judged by itself.
        static let leastOfGenerator = 10

        /// The generator, year or kind of writing.
        public var name: String
        /// What the media have in common.
        public var by: Criterion
        /// How they were delivered, such as `as-published`.
        public var delivery: String
        /// Their fused scores, ascending.
        public var scores: [Double]

        /// A group; the scores may come in any order.
        public init(name: String, by criterion: Criterion, delivery: String, scores: [Double]) {
            self.name = name
            by = criterion
            self.delivery = delivery
            self.scores = scores.sorted()
        }

        /// Whether `no_signs` has to hold for it.
        var isJudged: Bool { by != .generator || scores.count >= Self.leastOfGenerator }
    }
}
