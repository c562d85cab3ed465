/// How people sign in at a server.
public struct SignInView: Codable, Sendable, Equatable {
    /// Whether passwords open accounts, and new ones may have them.
    public var passwords: Bool
    /// What the operator calls the provider that lets people in; nil where there is none.
    public var provider: String?

    /// How people sign in.
    public init(passwords: Bool, provider: String?) {
        self.passwords = passwords
        self.provider = provider
    }
}

/// What opens an account.
public enum SignInWay: String, Codable, Sendable, CaseIterable {
    /// Its password.
    case password
    /// The server's identity provider.
    case provider
}
