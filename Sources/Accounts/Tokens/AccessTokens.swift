package import API
package import Foundation

import Storage

/// Issues and checks access tokens: Ed25519, `typ: at+jwt`, short-lived.
package struct AccessTokens: Sendable {
    /// Issuer and audience of every token: this program's own API.
    static let audience = "touchstone"
    /// What kind of token these say they are (RFC 9068).
    package static let type = "at+jwt"

    private let keys: @Sendable () -> SessionKeys
    private let lifetime: Duration
    private let now: @Sendable () -> Date
    private let checked = CheckedTokens()

    /// Tokens signed with the keys of the moment; `lifetime` is in seconds, at most ten minutes by configuration.
    package init(
        keys: @escaping @Sendable () -> SessionKeys, lifetime: Duration, now: @escaping @Sendable () -> Date
    ) {
        self.keys = keys
        self.lifetime = lifetime
        self.now = now
    }

    /// Seconds until a token issued now ends.
    var expiresIn: Int { Int(lifetime.components.seconds) }

    /// A token for one session of an account.
    func issue(userID: String, sessionID: String, role: UserRecord.Role) throws -> String {
        let issued = Int(now().timeIntervalSince1970)
        let claims = AccessClaims(
            iss: Self.audience, aud: Self.audience, sub: userID, sid: sessionID, role: role, iat: issued,
            exp: issued + expiresIn)
        return try CompactJWS.sign(JSONEncoder().encode(claims), type: Self.type, with: keys().current)
    }

    /// The claims of a token that is ours, meant for us and still valid.
    ///
    /// - Throws: `Refusal` with `unauthenticated`; what exactly is wrong is not told.
    package func verify(_ token: String) throws(Refusal) -> AccessClaims {
        guard token.utf8.count <= 4096 else { throw Self.invalid }
        let keys = keys()
        let claims = try checked.claims(of: token, keys: keys) { (token) throws(Refusal) in
            try Self.claims(of: token, signedBy: keys)
        }
        let time = Int(now().timeIntervalSince1970)
        guard claims.exp > time, claims.iat <= time + 5 else { throw Self.invalid }
        return claims
    }

    private static func claims(of token: String, signedBy keys: SessionKeys) throws(Refusal) -> AccessClaims {
        guard let token = CompactJWS(token), token.type == type, keys.all.contains(where: token.isSigned),
            let claims = try? JSONDecoder().decode(AccessClaims.self, from: token.payload),
            claims.iss == audience, claims.aud == audience
        else { throw invalid }
        return claims
    }

    private static let invalid = Refusal(
        .unauthenticated, "The access token is not valid or has ended.",
        notes: [.tokenInvalid])
}
