import Crypto
import Foundation

/// An opaque refresh token: 32 bytes that the server knows only by their hash.
struct RefreshToken: Sendable, Equatable {
    /// What the client keeps.
    let value: String

    /// A fresh token.
    static func random() -> RefreshToken {
        RefreshToken(value: Base64URL.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }))
    }

    /// The token that follows this one: always the same, and known to nobody without the server's key.
    func successor(key: SymmetricKey) -> RefreshToken {
        RefreshToken(value: Base64URL.encode(Data(HMAC<SHA256>.authenticationCode(for: Data(value.utf8), using: key))))
    }

    /// SHA-256 of the token; what is stored.
    var hash: Data { Data(SHA256.hash(data: Data(value.utf8))) }
}
