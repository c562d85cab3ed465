/// A straight line from a raw score to a natural-log likelihood ratio.
///
/// Source: Platt, "Probabilistic outputs for support vector machines" (1999), with the training prior taken out of
/// the intercept, so that the result is a likelihood ratio and any prior can be added later.
public struct PlattCalibration: Codable, Sendable, Equatable {
    /// Change of the log-likelihood ratio for one unit of score.
    public var slope: Double
    /// Log-likelihood ratio at score 0.
    public var intercept: Double

    /// A calibration line.
    public init(slope: Double, intercept: Double) {
        self.slope = slope
        self.intercept = intercept
    }

    /// The log-likelihood ratio of a raw score.
    public func llr(ofScore score: Double) -> Double { slope * score + intercept }
}
