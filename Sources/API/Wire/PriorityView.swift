/// How urgent an analysis is.
public enum PriorityView: String, Codable, Sendable, CaseIterable {
    /// Somebody waits for the answer.
    case interactive
    /// One of many files; goes behind interactive ones, for ten minutes at most.
    case batch
    /// Run again on demand; goes behind both, for half an hour at most.
    case rerun
}
