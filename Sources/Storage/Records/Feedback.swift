public import DetectionCore

/// An owner's judgement of a file, whatever the report says.
public struct Feedback: Codable, Sendable, Equatable {
    /// The owner's label.
    public enum Label: String, Codable, Sendable, CaseIterable {
        case real, synthetic, manipulated, unknown
    }

    /// The owner's label.
    public var label: Label
    /// A free note.
    public var note: String?

    /// A remark.
    public init(label: Label, note: String? = nil) {
        self.label = label
        self.note = note
    }
}

extension Feedback: FormedJSON {
    /// How a judgement is written.
    public static let form = JSONForm.object([.init("label", .code(Label.allCases)), .optional("note", .text)])
}
