import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

/// A key of the vectors.
///
/// The server itself has Ed25519 keys only; this lends the vectors' algorithms to what is tested.
struct WycheproofKey: TokenVerifying {
    /// A key as in RFC 7517, public parts only.
    private struct JWK: Decodable {
        let alg, use, k, n, e, crv, x, y: String?
        let kid: String
        let key_ops: [String]?
    }

    private enum Material {
        case secret(SymmetricKey)
        case p256(P256.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    /// What its key says it is for; empty when it says nothing.
    let algorithm: String
    let id: String
    /// Whether it is a key to verify with, not one to encrypt to.
    let isForSignatures: Bool
    private let material: Material

    init(jwk: Data) throws {
        let jwk = try JSONDecoder().decode(JWK.self, from: jwk)
        func bytes(_ text: String?) throws -> Data { try #require(text.flatMap(Base64URL.decode)) }
        id = jwk.kid
        // The vectors spell ES512, the algorithm on P-521, so.
        algorithm = jwk.alg == "ES521" ? "ES512" : jwk.alg ?? ""
        isForSignatures = jwk.use ?? "sig" == "sig" && jwk.key_ops?.contains("verify") ?? true
        material =
            if jwk.k != nil {
                .secret(SymmetricKey(data: try bytes(jwk.k)))
            } else if jwk.crv == "P-256" {
                .p256(try P256.Signing.PublicKey(rawRepresentation: bytes(jwk.x) + bytes(jwk.y)))
            } else if jwk.crv == "P-521" {
                .p521(try P521.Signing.PublicKey(rawRepresentation: bytes(jwk.x) + bytes(jwk.y)))
            } else {
                .rsa(try _RSA.Signing.PublicKey(n: bytes(jwk.n), e: bytes(jwk.e)))
            }
    }

    func isValidSignature(_ signature: Data, for bytes: Data) -> Bool {
        guard isForSignatures else { return false }
        switch material {
        case .secret(let key):
            return HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: bytes, using: key)
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: bytes)
        case .p521(let key):
            guard let signature = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: bytes)
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            let padding: _RSA.Signing.Padding = algorithm.hasPrefix("PS") ? .PSS : .insecurePKCS1v1_5
            return switch algorithm.suffix(3) {
            case "384": key.isValidSignature(signature, for: SHA384.hash(data: bytes), padding: padding)
            case "512": key.isValidSignature(signature, for: SHA512.hash(data: bytes), padding: padding)
            default: key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: padding)
            }
        }
    }
}
