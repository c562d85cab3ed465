public import Foundation

/// One signed-in device: a family of refresh tokens of which only the newest is valid.
public struct SessionRecord: Codable, Sendable, Equatable {
    /// Opaque id; the `sid` of access tokens.
    public var id: String
    /// The account.
    public var userID: String
    /// SHA-256 of the valid refresh token.
    public var tokenHash: Data
    /// Opening time.
    public var created: Date
    /// Issue time of the valid token.
    public var refreshed: Date
    /// Expiry without another refresh.
    public var expires: Date

    /// A session.
    public init(id: String, userID: String, tokenHash: Data, created: Date, refreshed: Date, expires: Date) {
        self.id = id
        self.userID = userID
        self.tokenHash = tokenHash
        self.created = created
        self.refreshed = refreshed
        self.expires = expires
    }
}
