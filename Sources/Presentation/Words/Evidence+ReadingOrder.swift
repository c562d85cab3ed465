package import DetectionCore

extension Evidence {
    /// What it adds to the log-odds that the file is synthetic; nil for evidence that does not decide.
    ///
    /// Reports of version 0.1 have its weighted log-likelihood ratio instead.
    package var pull: Double? {
        guard state == .done else { return nil }
        if let contribution { return contribution }
        guard let llr, let weight, weight > 0 else { return nil }
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
