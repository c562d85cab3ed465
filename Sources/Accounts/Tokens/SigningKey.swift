package import Crypto
package import Foundation

import DetectionCore
import Signing

/// A key that signs access tokens and seals refresh tokens.
package struct SigningKey: TokenVerifying, Sendable {
    /// The only algorithm: Ed25519.
    package let algorithm = "EdDSA"
    /// The private key.
    let key: Curve25519.Signing.PrivateKey
    /// Names the key in tokens: the start of its public half's SHA-256.
    package let id: String
    /// A secret that follows from this key, for refresh tokens.
    let refreshSecret: SymmetricKey
    /// A secret that follows from this key, for attempts to sign in with a provider.
    package let attemptSecret: SymmetricKey

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        id = Hex.string(SHA256.hash(data: key.publicKey.rawRepresentation).prefix(8))
        let material = SymmetricKey(data: Data(Ed25519PEM.text(key).utf8))
        func secret(for purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: material, info: Data(purpose.utf8), outputByteCount: 32)
        }
        (refreshSecret, attemptSecret) = (secret(for: "refresh"), secret(for: "sign-in attempt"))
    }

    /// A key in PEM; nil when it is none.
    init?(pem: Data) {
        guard let key = Ed25519PEM.key(String(decoding: pem, as: UTF8.self)) else { return nil }
        self.init(key)
    }

    /// A fresh key.
    static func random() -> SigningKey { SigningKey(Curve25519.Signing.PrivateKey()) }

    /// The key in PEM.
    var pem: Data { Data(Ed25519PEM.text(key).utf8) }

    package func isValidSignature(_ signature: Data, for bytes: Data) -> Bool {
        key.publicKey.isValidSignature(signature, for: bytes)
    }

    /// Signs bytes.
    func signature(for bytes: Data) throws -> Data { try key.signature(for: bytes) }
}
