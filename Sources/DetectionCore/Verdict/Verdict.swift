/// The four answers; abstaining (`uncertain`, `notApplicable`) is an answer, not a failure.
public enum Verdict: String, Codable, Sendable, CaseIterable {
    case synthetic
    case authentic
    case uncertain
    case notApplicable = "not_applicable"
}
