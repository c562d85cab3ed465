import Foundation
import JWTKit
import Storage

/// The claims of an access token (RFC 9068).
struct AccessClaims: JWTPayload, Equatable {
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

    /// The signature is all that is checked here; `AccessTokens` checks the claims against its own clock.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
