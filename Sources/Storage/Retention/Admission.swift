/// The outcome of admitting a new analysis.
public enum Admission: Sendable, Equatable {
    /// It was added, retained like this.
    case added(Retention)
    /// The same request had made the analysis with this id already: nothing was added.
    case repeated(String)
}
