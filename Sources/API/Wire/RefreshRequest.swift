/// The body of refresh and log out: empty for a browser, whose cookie carries the token.
public struct RefreshRequest: Codable, Sendable, Equatable {
    /// The refresh token of a native client.
    public var refreshToken: String?

    enum CodingKeys: String, CodingKey {
        case refreshToken = "refresh_token"
    }

    /// A request with the token of a native client, or none.
    public init(refreshToken: String? = nil) { self.refreshToken = refreshToken }
}
