import Storage

/// Who sent a request.
struct Identity: Sendable, Equatable {
    /// The account.
    var userID: String
    /// The session; nil for guests and keys.
    var sessionID: String?
    /// What the account may do.
    var role: UserRecord.Role
    /// What the key that was shown may do; nil without one.
    var scopes: Set<APIKeyRecord.Scope>?

    /// Id of the one account that guests share.
    static let guestID = "guest"
    /// A visitor of the loopback address.
    static let guest = Identity(userID: guestID, sessionID: nil, role: .guest)
}
