/// An owner's judgement of a file, whatever the report says.
public struct FeedbackRequest: Codable, Sendable, Equatable {
    /// The owner's label.
    public enum Label: String, Codable, Sendable, CaseIterable {
        case real, synthetic, manipulated, unknown
    }

    /// Longest note, in bytes of UTF-8.
    public static let noteLimit = 4000

    /// The owner's label.
    public var label: Label
    /// How the owner knows, at most `noteLimit` bytes in UTF-8.
    public var note: String?

    /// A remark.
    public init(label: Label, note: String? = nil) {
        self.label = label
        self.note = note
    }
}
