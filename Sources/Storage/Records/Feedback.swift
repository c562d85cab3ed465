/// What an owner knows about a medium, whatever the report says.
public struct Feedback: Codable, Sendable, Equatable {
    /// What the medium is.
    public enum Label: String, Codable, Sendable, CaseIterable {
        case real, synthetic, manipulated, unknown
    }

    /// What the medium is.
    public var label: Label
    /// How the owner knows, or anything else.
    public var note: String?

    /// A remark.
    public init(label: Label, note: String? = nil) {
        self.label = label
        self.note = note
    }
}
