/// The answer to log in and refresh.
public struct TokenResponse: Codable, Sendable, Equatable {
    /// Sent as `Authorization: Bearer …`.
    public var accessToken: String
    /// Always `Bearer`.
    public var tokenType: String
    /// Seconds until the access token ends.
    public var expiresIn: Int
    /// The next refresh token, for native clients only; each works once.
    public var refreshToken: String?

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
        case refreshToken = "refresh_token"
    }

    /// Tokens of one session.
    public init(accessToken: String, tokenType: String = "Bearer", expiresIn: Int, refreshToken: String?) {
        self.accessToken = accessToken
        self.tokenType = tokenType
        self.expiresIn = expiresIn
        self.refreshToken = refreshToken
    }
}
