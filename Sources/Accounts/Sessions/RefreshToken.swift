package import Crypto
package import Foundation

import Signing

/// A refresh token: the session it belongs to, 32 bytes that the server knows only by their hash, and a seal.
///
/// The seal shows that this server issued the token for that session. So one that was used long ago is still known for
/// what it is without a list of used tokens, and nobody who only knows a session's id can speak for it.
package struct RefreshToken: Sendable, Equatable {
    /// What the client keeps: session, secret and seal, with points between.
    package let value: String

    /// A token as it was shown.
    package init(value: String) { self.value = value }

    /// The first token of a session.
    package init(session: String, key: SymmetricKey) {
        self.init(session: session, secret: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }, key: key)
    }

    private init(session: String, secret: Data, key: SymmetricKey) {
        let body = "\(session).\(Base64URL.encode(secret))"
        value = "\(body).\(Base64URL.encode(Self.seal(of: body, key: key)))"
    }

    /// The session this token was issued for; nil when this server did not issue it.
    package func session(key: SymmetricKey) -> String? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard value.utf8.count <= 256, parts.count == 3, let seal = Base64URL.decode(parts[2]),
            HMAC<SHA256>.isValidAuthenticationCode(
                seal, authenticating: Self.sealed("\(parts[0]).\(parts[1])"), using: key)
        else { return nil }
        return String(parts[0])
    }

    /// The token that follows this one in a session: always the same, and known to nobody without the server's key.
    func successor(of session: String, key: SymmetricKey) -> RefreshToken {
        let secret = HMAC<SHA256>.authenticationCode(for: Data("next \(value)".utf8), using: key)
        return RefreshToken(session: session, secret: Data(secret), key: key)
    }

    /// SHA-256 of the token; what is stored.
    package var hash: Data { Data(SHA256.hash(data: Data(value.utf8))) }

    private static func seal(of body: String, key: SymmetricKey) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: sealed(body), using: key))
    }

    private static func sealed(_ body: String) -> Data { Data("seal \(body)".utf8) }
}
