/// The states of an analysis that matter to whoever runs a server: it has work left, or was given up.
public enum JobState: String, Codable, Sendable, CaseIterable {
    /// It stands in the line for workers.
    case waiting
    /// It was set back and waits for a while before it stands in the line again.
    case resting
    /// A worker has it under a lease.
    case running
    /// It was given up after its last attempt: a dead letter, which its owner or an operator may queue again.
    case dead
}
