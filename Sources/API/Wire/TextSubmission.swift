public import Foundation

/// A text, or a finished upload, handed in as JSON.
public struct TextSubmission: Codable, Sendable, Equatable {
    /// The text, at most 1 MiB as JSON; nil for an upload.
    public var text: String?
    /// Id of a finished upload; nil for a text.
    public var upload: String?
    /// At most this share of authentic media is called synthetic; in (0, 1).
    public var maxFPR: Double?
    /// Whether re-delivered views are looked at too; nil is no.
    public var thorough: Bool?
    /// `keep` or `ephemeral`; nil for the account's default.
    public var retention: RetentionView.Mode?
    /// Expiry; nil for never.
    public var until: Date?
    /// `interactive` or `batch`; nil for interactive.
    public var priority: PriorityView?

    enum CodingKeys: String, CodingKey {
        case text, upload, thorough, retention, until, priority
        case maxFPR = "max_fpr"
    }

    /// A text or an upload, and how to treat it.
    public init(
        text: String? = nil, upload: String? = nil, maxFPR: Double? = nil, thorough: Bool? = nil,
        retention: RetentionView.Mode? = nil, until: Date? = nil, priority: PriorityView? = nil
    ) {
        self.text = text
        self.upload = upload
        self.maxFPR = maxFPR
        self.thorough = thorough
        self.retention = retention
        self.until = until
        self.priority = priority
    }
}
