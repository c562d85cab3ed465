package import Storage

import Foundation

/// The claims of an access token (RFC 9068).
package struct AccessClaims: Codable, Equatable {
    /// Issuer.
    package var iss: String
    /// Whom it is for.
    package var aud: String
    /// The account.
    package var sub: String
    /// The session.
    package var sid: String
    /// The account's role.
    package var role: UserRecord.Role
    /// Issue time, in seconds since 1970.
    package var iat: Int
    /// Expiry, in seconds since 1970.
    package var exp: Int
}
