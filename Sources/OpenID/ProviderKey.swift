package import Accounts
package import Foundation

import Crypto
import CryptoExtras
import DetectionCore
import Signing

/// A public key with which a provider signs: RS256 (RSA, 2048 to 8192 bits) or ES256 (P-256), by what the key itself is.
///
/// A token's header chooses among the keys, never the algorithm of one.
struct ProviderKey: TokenVerifying, Sendable {
    private enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }

    /// `RS256` or `ES256`.
    let algorithm: String
    /// Its name; empty for a key without one.
    let id: String
    private let material: Material

    /// A key out of a set (RFC 7517); nil for one of another kind, for another use, or that is damaged.
    init?(_ key: JSONValue) {
        guard key["use"]?.string ?? "sig" == "sig", key["key_ops"]?.texts?.contains("verify") ?? true else {
            return nil
        }
        func bytes(_ name: String) -> Data? { key[name]?.string.flatMap { Base64URL.decode($0) } }
        switch key["kty"]?.string {
        case "RSA":
            guard let modulus = bytes("n"), (256...1024).contains(modulus.count), let exponent = bytes("e"),
                exponent.count <= 8, let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
            else { return nil }
            (algorithm, material) = ("RS256", .rsa(key))
        case "EC":
            guard key["crv"]?.string == "P-256", let x = bytes("x"), let y = bytes("y"), x.count == 32, y.count == 32,
                let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            (algorithm, material) = ("ES256", .p256(key))
        default: return nil
        }
        guard key["alg"]?.string ?? algorithm == algorithm else { return nil }
        id = key["kid"]?.string ?? ""
    }

    func isValidSignature(_ signature: Data, for bytes: Data) -> Bool {
        switch material {
        case .rsa(let key):
            key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                padding: .insecurePKCS1v1_5)
        case .p256(let key):
            (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
                key.isValidSignature($0, for: bytes)
            } ?? false
        }
    }
}

/// The keys of a provider; those of kinds that are not known here are left out.
struct ProviderKeys: Sendable {
    /// More than any provider has at a time.
    private static let most = 64

    private let keys: [ProviderKey]

    /// Reads a set of keys.
    ///
    /// - Throws: `OpenIDFault` for something that is none.
    init(_ document: JSONValue) throws(OpenIDFault) {
        guard case .array(let keys) = document["keys"] else {
            throw OpenIDFault(.unavailable, "The provider's set of keys is none.")
        }
        self.keys = keys.prefix(Self.most).compactMap(ProviderKey.init)
    }

    /// The keys that a token may be signed with: the one that it names, or any where it names none.
    func named(_ id: String?) -> [ProviderKey] { id.map { id in keys.filter { $0.id == id } } ?? keys }
}
