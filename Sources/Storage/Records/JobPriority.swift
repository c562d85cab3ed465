/// How urgent an analysis is: in which line it waits for a worker.
public enum JobPriority: String, Codable, Sendable, CaseIterable {
    /// Somebody waits for the answer.
    case interactive
    /// One of many files; nobody waits for this one.
    case batch
    /// An analysis that is done and is run again.
    case rerun

    /// For how long those of an urgent line that come later may go first, in microseconds.
    ///
    /// An account that had no turn in its line for so long takes it as if it stood in the most urgent one.
    public var patience: Int64 {
        switch self {
        case .interactive: 0
        case .batch: 600_000_000
        case .rerun: 1_800_000_000
        }
    }
}
