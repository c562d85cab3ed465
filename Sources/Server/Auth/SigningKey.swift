import Crypto
import Foundation
import JWTKit

/// The key that signs access tokens: made on the first start, kept in the data folder, readable by its owner only.
struct SigningKey: Sendable {
    /// The private key.
    let key: EdDSA.PrivateKey
    /// Names the key in tokens: the start of its public half's SHA-256.
    let id: String

    private init(_ key: EdDSA.PrivateKey) {
        self.key = key
        id = Hex.string(SHA256.hash(data: key.publicKey.rawRepresentation).prefix(8))
    }

    /// A secret that follows from this key, for refresh tokens.
    var refreshSecret: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(key.pemRepresentation.utf8)), info: Data("refresh".utf8),
            outputByteCount: 32)
    }

    /// A key that lives as long as the process.
    static func ephemeral() -> SigningKey { SigningKey(EdDSA.PrivateKey(backing: Curve25519.Signing.PrivateKey())) }

    /// Loads the key of a data folder, or makes it.
    ///
    /// - Throws: `ConfigurationError` when the file cannot be written, read or understood.
    static func load(folder: String) throws(ConfigurationError) -> SigningKey {
        let path = "\(folder)/signing-key.pem"
        let fresh = ephemeral()
        if try PrivateFile.create(path, contents: Data(fresh.key.pemRepresentation.utf8)) { return fresh }
        guard let stored = FileManager.default.contents(atPath: path),
            let key = try? EdDSA.PrivateKey(pem: String(decoding: stored, as: UTF8.self))
        else {
            throw ConfigurationError(
                "signing-key.pem in the data folder cannot be read. Check its permissions, or remove it: everybody "
                    + "then signs in again.")
        }
        return SigningKey(key)
    }
}
