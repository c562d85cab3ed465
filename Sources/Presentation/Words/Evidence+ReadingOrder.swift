package import DetectionCore

extension Evidence {
    /// What it adds to the report's log-likelihood ratio, in reports of version 0.1 before calibration; nil for evidence
    /// that does not decide.
    package var pull: Double? {
        if let contribution { return contribution }
        guard state == .done, let llr, let weight, weight > 0 else { return nil }
        return llr * weight
    }

    /// What decided first, strongest ahead; then what is only shown; then what has no answer.
    package static func inReadingOrder(_ evidence: [Evidence]) -> [Evidence] {
        func rank(_ item: Evidence) -> (Int, Double) {
            (item.pull != nil ? 0 : item.state == .done ? 1 : 2, -abs(item.pull ?? 0))
        }
        return evidence.sorted { rank($0) < rank($1) }
    }
}
