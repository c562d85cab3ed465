/// What heads a report: enough for a list of many, without the evidence and the figures behind the answer.
///
/// It is made of the report once, when that is stored, so that nobody reads whole reports to show a list.
public struct ReportSummary: Codable, Sendable, Equatable {
    /// The answer.
    public var verdict: Verdict
    /// Why the answer abstains, when it does; `signed` when a trusted signature gave it.
    public var reason: Reason?
    /// Calibrated P(synthetic).
    public var probability: Double?
    /// Bounds of the probability.
    public var interval: [Double]?
    /// What the file says about itself.
    public var provenance: Report.Provenance
    /// How much of a long medium was looked at: one entry a unit; nil when it was all of it.
    public var examined: [Examined]?

    /// What heads a report.
    public init(_ report: Report) {
        verdict = report.verdict
        reason = report.reason
        probability = report.probability
        interval = report.interval
        provenance = report.provenance
        examined = report.partlyExamined.isEmpty ? nil : report.partlyExamined
    }
}

extension Report {
    /// What the deciding evidence left out of a long medium: one entry a unit, by the detector that looked at most.
    public var partlyExamined: [Examined] {
        var parts: [Examined] = []
        for part in evidence.filter({ $0.pull != nil }).compactMap(\.examined)
        where part.amount < part.of && part.unit != .unknown {
            guard let known = parts.firstIndex(where: { $0.unit == part.unit }) else {
                parts.append(part)
                continue
            }
            if parts[known].amount < part.amount { parts[known] = part }
        }
        return parts
    }
}
