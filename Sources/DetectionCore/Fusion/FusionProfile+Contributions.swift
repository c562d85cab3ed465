extension FusionProfile {
    /// Evidence with the weight that fusion gives each, and what each contributes to a calibrated log-likelihood ratio.
    ///
    /// Contributions sum to `llr`: each is the weighted ratio of its detector, and what calibration makes of the sum is
    /// spread over the detectors in proportion to their weights. So what is said of single detectors can never point
    /// where the whole does not. Stretches of a sound or video move with their detector: the score of each becomes what
    /// the medium would contribute if it were like that throughout.
    func weigh(_ evidence: [Evidence], to llr: Double) -> [Evidence] {
        let weights = weights(for: evidence)
        let deciding = evidence.filter { detectors.contains($0.detector) && $0.state == .done }
        let parts = deciding.map { (weights[$0.detector] ?? 0) * ($0.llr ?? 0) }
        let rest = llr - parts.reduce(0, +)
        let whole = deciding.reduce(0) { $0 + (weights[$1.detector] ?? 0) }
        let contributions = zip(deciding, parts).map { item, part in
            let share = whole == 0 ? 1 / Double(deciding.count) : (weights[item.detector] ?? 0) / whole
            return (item.detector, part + rest * share)
        }
        let byDetector = Dictionary(contributions) { first, _ in first }
        return evidence.map { item in
            var weighed = item
            guard item.state == .done else { return weighed }
            weighed.weight = weights[item.detector] ?? 0
            guard let contribution = byDetector[item.detector] else { return weighed }
            weighed.contribution = contribution
            let weight = weights[item.detector] ?? 0
            let shift = contribution - weight * (item.llr ?? 0)
            weighed.segments = item.segments?.map { segment in
                var moved = segment
                moved.score = weight * segment.score + shift
                return moved
            }
            return weighed
        }
    }
}
