package import API
package import Crypto

import Foundation

extension JSONWebKey {
    /// The public half of a key.
    package init(_ key: Curve25519.Signing.PublicKey) {
        let x = Base64URL.encode(key.rawRepresentation)
        self.init(x: x, kid: Self.thumbprint(x: x))
    }

    /// The key, when it is one for Ed25519 under its own name.
    package var ed25519: Curve25519.Signing.PublicKey? {
        guard kty == "OKP", crv == "Ed25519", kid == Self.thumbprint(x: x), let bytes = Base64URL.decode(x) else {
            return nil
        }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    }

    /// SHA-256 of the members that make the key, in the order of their names (RFC 7638; RFC 8037, appendix A.3).
    private static func thumbprint(x: String) -> String {
        Base64URL.encode(Data(SHA256.hash(data: Data(#"{"crv":"Ed25519","kty":"OKP","x":"\#(x)"}"#.utf8))))
    }
}
