public import API

/// Why a request came to nothing.
public enum ClientError: Error, Sendable, Equatable {
    /// The address is not one of a server.
    case badAddress(String)
    /// The file to send cannot be read.
    case unreadable(String)
    /// No answer came, with the reason.
    case unreachable(String)
    /// The server refused, and says after how many seconds to try again if that helps.
    case problem(Problem, retryAfter: Int?)
    /// The answer is not one of a Touchstone server, with its status.
    case unexpected(Int)

    /// One sentence for a person: what is wrong and what to do.
    public var sentence: String {
        switch self {
        case .badAddress(let address): "'\(address)' is not the address of a server: write http://host:port."
        case .unreadable(let path): "\(path) cannot be read: check its name and permissions."
        case .unreachable(let reason): "The server does not answer (\(reason)): check its address."
        case .problem(let problem, _): "\(problem.detail) \(problem.hint)"
        case .unexpected(let status): "The answer (status \(status)) is not Touchstone's: check the server's address."
        }
    }

    /// Whether the server did not believe the token.
    var isAboutToken: Bool {
        guard case .problem(let problem, _) = self else { return false }
        return problem.code == .unauthenticated
    }

    /// Seconds after which the same request may succeed; nil when it will not.
    var pause: Int? {
        switch self {
        case .problem(let problem, let seconds) where [.busy, .rateLimited].contains(problem.code): seconds ?? 1
        case .unreachable: 1
        default: nil
        }
    }
}
