extension ModelManifest {
    /// Which output is the score and what it means.
    public struct Output: Sendable, Equatable, Codable {
        /// Scale of the score.
        public enum Kind: String, Sendable, Codable, CaseIterable {
            /// A log-odds, any real number.
            case logit
            /// A probability, 0…1.
            case probability
            /// Log-odds of several classes, not yet normalised.
            case softmax
            /// Log-odds of each cell of a grid over the picture, [… , rows, columns]; the score is their mean.
            case map
        }

        /// Which end of the scale means synthetic.
        public enum Polarity: String, Sendable, Codable, CaseIterable {
            case syntheticHigh = "synthetic_high"
            case syntheticLow = "synthetic_low"
        }

        /// Name of the graph's output.
        public var name: String
        /// Scale of the score.
        public var kind: Kind
        /// Position of the score in the output, row-major; 0 when absent.
        public var index: Int?
        /// Which end means synthetic.
        public var polarity: Polarity
    }

    /// Turns a score into a log-likelihood ratio.
    public struct Calibration: Sendable, Equatable, Codable {
        /// The form of the map.
        public enum Method: String, Sendable, Codable, CaseIterable {
            /// slope · logit + intercept.
            case platt
        }

        /// The form of the map.
        public var method: Method
        /// Factor of the score's log-odds.
        public var slope: Double
        /// Added after that.
        public var intercept: Double
        /// Name of the data it was measured on.
        public var data: String

        /// A map that was measured on some data.
        public init(method: Method, slope: Double, intercept: Double, data: String) {
            self.method = method
            self.slope = slope
            self.intercept = intercept
            self.data = data
        }
    }

    /// Media that a model was not made for are answered with a reason instead of a score.
    public struct Applicability: Sendable, Equatable, Codable {
        /// Shortest side of a picture, in pixels.
        public var minSide: Int?
        /// Shortest sound, in seconds.
        public var minSeconds: Double?
        /// Fewest words of a text.
        public var minWords: Int?
        /// Languages, as ISO 639-1 codes.
        public var languages: [String]?

        private enum CodingKeys: String, CodingKey {
            case minSide = "min_side"
            case minSeconds = "min_seconds"
            case minWords = "min_words"
            case languages
        }
    }
}
