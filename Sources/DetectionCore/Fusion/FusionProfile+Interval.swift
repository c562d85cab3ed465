extension FusionProfile {
    /// 95 % bounds of P(synthetic) at even odds by fused score, from a bootstrap that resamples sources and generators.
    ///
    /// Rows of one source are alike, so that resampling rows would promise too much (Davison and Hinkley, "Bootstrap
    /// Methods and their Application", 1997, §3.8, on resampling clusters).
    public struct Interval: Codable, Sendable, Equatable {
        /// The fused scores at which it was measured, ascending.
        public let llr: [Double]
        /// The lower bound at each.
        public let lower: [Double]
        /// The upper bound at each.
        public let upper: [Double]

        /// Bounds on a grid.
        ///
        /// - Returns: nil unless the grid ascends, is not empty, and each point has bounds in order within [0, 1].
        public init?(llr: [Double], lower: [Double], upper: [Double]) {
            let bounds = zip(lower, upper)
            guard !llr.isEmpty, lower.count == llr.count, upper.count == llr.count,
                zip(llr, llr.dropFirst()).allSatisfy({ $0 < $1 }), llr.allSatisfy(\.isFinite),
                bounds.allSatisfy({ 0 <= $0 && $0 <= $1 && $1 <= 1 })
            else { return nil }
            self.llr = llr
            self.lower = lower
            self.upper = upper
        }

        private enum CodingKeys: String, CodingKey { case llr, lower, upper }

        /// Reads a grid.
        ///
        /// - Throws: `DecodingError` unless it is one as `init(llr:lower:upper:)` takes it.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let interval = Self(
                llr: try container.decode([Double].self, forKey: .llr),
                lower: try container.decode([Double].self, forKey: .lower),
                upper: try container.decode([Double].self, forKey: .upper))
            guard let interval else {
                throw DecodingError.dataCorruptedError(
                    forKey: .llr, in: container,
                    debugDescription: "The grid does not ascend, or its bounds do not fit.")
            }
            self = interval
        }

        /// The bounds at a score: linear between two points of the grid, held beyond its ends.
        func bounds(at score: Double) -> (lower: Double, upper: Double) {
            let next = llr.firstIndex { $0 >= score } ?? llr.count - 1
            guard next > 0, score < llr[next] else { return (lower[next], upper[next]) }
            let share = (score - llr[next - 1]) / (llr[next] - llr[next - 1])
            func between(_ values: [Double]) -> Double { values[next - 1] + share * (values[next] - values[next - 1]) }
            return (between(lower), between(upper))
        }
    }
}
