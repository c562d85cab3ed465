/// What a file says about its own origin: a note anyone can write or remove, shown and never decisive.
public struct MetadataClaim: Codable, Sendable, Equatable {
    /// What the note says about the medium.
    public enum Claim: String, ExtensibleCode {
        case synthetic, camera, edited
        /// A claim of another version; never given.
        case unknown
    }

    /// Where it was found, such as `xmp:DigitalSourceType` or `png:parameters`.
    public var path: String
    /// The value as found, cleaned of control characters and at most 200 characters long.
    public var value: String
    /// What the value amounts to.
    public var claim: Claim
    /// Whether an edit was made with a generator; nil where that is not said.
    public var withAI: Bool?

    /// One claim.
    public init(path: String, value: String, claim: Claim, withAI: Bool? = nil) {
        self.path = path
        self.value = value
        self.claim = claim
        self.withAI = withAI
    }

    enum CodingKeys: String, CodingKey {
        case path, value, claim
        case withAI = "with_ai"
    }
}
