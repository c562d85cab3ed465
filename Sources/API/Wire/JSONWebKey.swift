/// A public key that signs reports: an Ed25519 key as JSON (RFC 8037).
public struct JSONWebKey: Codable, Sendable, Equatable {
    /// Always `OKP`.
    public var kty: String
    /// Always `Ed25519`.
    public var crv: String
    /// The 32 bytes of the key in base64url.
    public var x: String
    /// Names the key: its thumbprint (RFC 7638).
    public var kid: String
    /// Always `sig`.
    public var use: String
    /// Always `Ed25519` (RFC 9864).
    public var alg: String

    /// An Ed25519 key that signs.
    public init(x: String, kid: String) {
        (kty, crv, use, alg) = ("OKP", "Ed25519", "sig", "Ed25519")
        self.x = x
        self.kid = kid
    }
}
