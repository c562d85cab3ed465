/// A text handed in as JSON.
public struct TextSubmission: Codable, Sendable, Equatable {
    /// The text, at most 1 MiB as JSON.
    public var text: String
    /// At most this share of authentic media is called synthetic; in (0, 1).
    public var maxFPR: Double?

    enum CodingKeys: String, CodingKey {
        case text
        case maxFPR = "max_fpr"
    }

    /// A text and the chosen operating point.
    public init(text: String, maxFPR: Double? = nil) {
        self.text = text
        self.maxFPR = maxFPR
    }
}
