import Foundation
import Storage

/// The claims of an access token (RFC 9068).
struct AccessClaims: Codable, Equatable {
    /// Who issued it.
    var iss: String
    /// Whom it is for.
    var aud: String
    /// The account.
    var sub: String
    /// The session.
    var sid: String
    /// What the account may do.
    var role: UserRecord.Role
    /// When it was issued, in seconds since 1970.
    var iat: Int
    /// When it ends, in seconds since 1970.
    var exp: Int
}
