package import DetectionCore

extension Evidence {
    /// What decided first, strongest ahead; then what is only shown; then what has no answer.
    package static func inReadingOrder(_ evidence: [Evidence]) -> [Evidence] {
        func rank(_ item: Evidence) -> (Int, Double) {
            (item.pull != nil ? 0 : item.state == .done ? 1 : 2, -abs(item.pull ?? 0))
        }
        return evidence.sorted { rank($0) < rank($1) }
    }
}
