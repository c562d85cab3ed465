public import API

import Foundation

/// A client's choices for one analysis; nil is the server's or the account's default.
public struct AnalysisChoices: Sendable, Equatable {
    /// At most this share of authentic media is called synthetic.
    public var maxFPR: Double?
    /// Whether re-delivered views are looked at too.
    public var isThorough = false
    /// `keep` or `ephemeral`.
    public var retention: RetentionView.Mode?
    /// `interactive` or `batch`.
    public var priority: PriorityView?

    /// Choices.
    public init(
        maxFPR: Double? = nil, isThorough: Bool = false, retention: RetentionView.Mode? = nil,
        priority: PriorityView? = nil
    ) {
        self.maxFPR = maxFPR
        self.isThorough = isThorough
        self.retention = retention
        self.priority = priority
    }

    /// The choices as a query with its question mark; empty without any.
    var query: String {
        var items: [String] = []
        if let maxFPR { items.append("max_fpr=\(maxFPR)") }
        if isThorough { items.append("thorough=true") }
        if let retention { items.append("retention=\(retention.rawValue)") }
        if let priority { items.append("priority=\(priority.rawValue)") }
        return items.isEmpty ? "" : "?" + items.joined(separator: "&")
    }
}
