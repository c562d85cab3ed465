import Foundation
import Storage

/// The claims of an access token (RFC 9068).
struct AccessClaims: Codable, Equatable {
    /// Issuer.
    var iss: String
    /// Whom it is for.
    var aud: String
    /// The account.
    var sub: String
    /// The session.
    var sid: String
    /// The account's role.
    var role: UserRecord.Role
    /// Issue time, in seconds since 1970.
    var iat: Int
    /// Expiry, in seconds since 1970.
    var exp: Int
}
