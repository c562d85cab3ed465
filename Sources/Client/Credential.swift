/// Credentials of a client.
public enum Credential: Sendable, Equatable {
    /// Not at all, where the server lets guests in.
    case guest
    /// With an API key, `tsk_…`.
    case key(String)
    /// With an access token, which lasts ten minutes; programs that run longer log in or use a key.
    case token(String)

    /// The token after `Bearer`.
    var bearer: String? {
        switch self {
        case .guest: nil
        case .key(let value), .token(let value): value
        }
    }
}
