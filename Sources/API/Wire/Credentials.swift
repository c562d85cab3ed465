/// Email address and password: the body of register and log in.
public struct Credentials: Codable, Sendable, Equatable {
    /// The address of the account.
    public var email: String
    /// 8 to 128 characters; any character counts.
    public var password: String
    /// The way the client keeps its refresh token; nil means a browser.
    public var client: ClientKind?

    /// Credentials.
    public init(email: String, password: String, client: ClientKind? = nil) {
        self.email = email
        self.password = password
        self.client = client
    }
}
