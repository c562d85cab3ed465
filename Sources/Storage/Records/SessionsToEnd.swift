/// Which sessions of an account a change ends.
public enum SessionsToEnd: Sendable, Equatable {
    /// All of them.
    case all
    /// All but the one with an id.
    case allBut(String)

    /// Whether a session is one of them.
    public func includes(_ session: String) -> Bool {
        switch self {
        case .all: true
        case .allBut(let spared): session != spared
        }
    }
}
