extension Report {
    /// A signature over the canonical JSON (RFC 8785) of the report without this member.
    public struct Signature: Codable, Sendable, Equatable {
        /// Always `Ed25519`.
        public var algorithm: String
        /// Thumbprint (RFC 7638) of the public key.
        public var keyID: String
        /// The 64 bytes of the signature in base64url.
        public var value: String

        enum CodingKeys: String, CodingKey {
            case algorithm
            case keyID = "key_id"
            case value
        }

        /// A signature.
        public init(algorithm: String, keyID: String, value: String) {
            self.algorithm = algorithm
            self.keyID = keyID
            self.value = value
        }
    }
}
