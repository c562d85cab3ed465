import Storage

/// The sender of a request.
struct Identity: Sendable, Equatable {
    /// The account.
    var userID: String
    /// The session; nil for guests and keys.
    var sessionID: String?
    /// The account's role.
    var role: UserRecord.Role
    /// Scopes of the key presented; nil without one.
    var scopes: Set<APIKeyRecord.Scope>?

    /// Id of the one account that guests share.
    static let guestID = "guest"
    /// A visitor of the loopback address.
    static let guest = Identity(userID: guestID, sessionID: nil, role: .guest)
}
