package import DetectionCore

/// The probability in plain words: what its scale starts from, and how far it may be off.
package enum ProbabilityWords {
    /// What the number says.
    package static let label = "Estimated probability that it is synthetic"

    /// The sentences after the number.
    package static func more(_ report: Report) -> [String] {
        var sentences: [String] = []
        if let start = report.start {
            sentences.append("The scale starts from \(Figures.hundredths(start)) in 100, before anything is looked at.")
        }
        if let interval = report.interval, interval.count == 2 {
            sentences.append("Likely range \(range(interval)) in 100, if your file is like the test files.")
        }
        return sentences
    }

    /// Whole hundredths, rounded outwards: an interval never looks surer than it is.
    private static func range(_ interval: [Double]) -> String {
        let low = (max(0, interval[0]) * 100 + 1e-9).rounded(.down)
        let high = (min(1, interval[1]) * 100 - 1e-9).rounded(.up)
        return "\(Int(low))\u{2013}\(Int(high))"
    }
}
