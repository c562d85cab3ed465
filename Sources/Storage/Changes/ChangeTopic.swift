/// What somebody may wait for in a store.
public enum ChangeTopic: Hashable, Sendable {
    /// An analysis: its state, its evidence, that it is gone.
    case analysis(String)
    /// The line for workers: an analysis entered it.
    case line
}
