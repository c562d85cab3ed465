import HTTPTypes
import API
import Foundation
import JWTKit
import Storage

/// Issues and checks access tokens: Ed25519, `typ: at+jwt`, short-lived.
struct AccessTokens: Sendable {
    /// Issuer and audience of every token: this program's own API.
    static let audience = "touchstone"

    private let keys: JWTKeyCollection
    private let keyID: String
    private let lifetime: Duration
    private let now: @Sendable () -> Date

    /// Tokens signed with a key; `lifetime` is in seconds, at most ten minutes by configuration.
    init(key: SigningKey, lifetime: Duration, now: @escaping @Sendable () -> Date) async {
        keyID = key.id
        keys = await JWTKeyCollection().add(eddsa: key.key, kid: JWKIdentifier(string: key.id))
        self.lifetime = lifetime
        self.now = now
    }

    /// Seconds until a token issued now ends.
    var expiresIn: Int { Int(lifetime.components.seconds) }

    /// A token for one session of an account.
    func issue(userID: String, sessionID: String, role: UserRecord.Role) async throws -> String {
        let issued = Int(now().timeIntervalSince1970)
        let claims = AccessClaims(
            iss: Self.audience, aud: Self.audience, sub: userID, sid: sessionID, role: role, iat: issued,
            exp: issued + expiresIn)
        let header: JWTHeader = ["typ": .string(AccessTokenHeader.type)]
        return try await keys.sign(claims, kid: JWKIdentifier(string: keyID), header: header)
    }

    /// The claims of a token that is ours, meant for us and still valid.
    ///
    /// - Throws: `Refusal` with `unauthenticated`; what exactly is wrong is not told.
    func verify(_ token: String) async throws(Refusal) -> AccessClaims {
        guard token.utf8.count <= 4096, AccessTokenHeader(of: token)?.isOurs(keyID: keyID) == true,
            let claims = try? await keys.verify(token, as: AccessClaims.self),
            claims.iss == Self.audience, claims.aud == Self.audience
        else { throw Self.invalid }
        let time = Int(now().timeIntervalSince1970)
        guard claims.exp > time, claims.iat <= time + 5 else { throw Self.invalid }
        return claims
    }

    private static let invalid = Refusal(
        .unauthenticated, "The access token is not valid or has ended.",
        headers: [.wwwAuthenticate: "Bearer error=\"invalid_token\""])
}
