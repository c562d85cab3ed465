/// An account to be made: the body of register.
public struct Registration: Codable, Sendable, Equatable {
    /// The address of the account.
    public var email: String
    /// 8 to 128 characters; any character counts.
    public var password: String
    /// The way the client keeps its refresh token; takes effect at log in.
    public var client: ClientKind?
    /// The ticket of an administrator's invitation to this address; needed where `registration` of the capabilities says so.
    public var invitation: String?

    /// A registration.
    public init(email: String, password: String, client: ClientKind? = nil, invitation: String? = nil) {
        self.email = email
        self.password = password
        self.client = client
        self.invitation = invitation
    }
}

/// Who may make an account.
public enum RegistrationMode: String, Codable, Sendable, CaseIterable {
    /// Everybody.
    case open
    /// Whoever was invited by an administrator.
    case invitation
}
