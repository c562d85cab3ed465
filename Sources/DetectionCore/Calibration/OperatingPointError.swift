/// Why an operating point cannot be offered.
public enum OperatingPointError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The rate is not between 0 and 1.
    case rateOutOfRange(Double)
    /// The calibration sample cannot vouch for so small a rate.
    case sampleTooSmall(rate: Double, count: Int)

    /// What is wrong and what to do, in one sentence.
    public var description: String {
        switch self {
        case .rateOutOfRange(let rate):
            "An error rate lies between 0 and 1, not at \(rate)."
        case .sampleTooSmall(let rate, let count):
            """
            An error rate of \(rate) cannot be supported by \(count) held-out media; \
            the smallest supported rate is \(ConformalThreshold.smallestPrintableRate(count: count)).
            """
        }
    }
}
