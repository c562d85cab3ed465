/// A text handed in as JSON.
public struct TextSubmission: Codable, Sendable, Equatable {
    /// The text, at most 1 MiB as JSON.
    public var text: String
    /// At most this share of authentic media is called synthetic; in (0, 1).
    public var maxFPR: Double?
    /// Whether re-delivered views are looked at too; nil is no.
    public var thorough: Bool?

    enum CodingKeys: String, CodingKey {
        case text, thorough
        case maxFPR = "max_fpr"
    }

    /// A text and how it is to be looked at.
    public init(text: String, maxFPR: Double? = nil, thorough: Bool? = nil) {
        self.text = text
        self.maxFPR = maxFPR
        self.thorough = thorough
    }
}
