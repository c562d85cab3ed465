package import DetectionCore

/// The probability in plain words: what its scale starts from, and how far it may be off.
package enum ProbabilityWords {
    /// What the number says; the detectors know nothing of what a file or a signature states.
    package static func label(_ report: Report) -> String {
        let isStated = report.reason == .signed || Origin(report.provenance)?.leads == true
        return "Estimated probability that it is synthetic" + (isStated ? ", by the detectors alone" : "")
    }

    /// The sentences after the number.
    package static func more(_ report: Report) -> [String] {
        var sentences: [String] = []
        if let start = report.start {
            sentences.append("The scale starts from \(Figures.hundredths(start)) in 100, before anything is looked at.")
        }
        if let interval = report.interval, interval.count == 2 {
            sentences.append("Likely range \(range(interval)) in 100, if your file is like those measured.")
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
