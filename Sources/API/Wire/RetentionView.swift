public import Foundation

/// Retention of an analysis.
public struct RetentionView: Codable, Sendable, Equatable {
    /// What is to happen to an analysis and its medium.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// Kept, and counted against the storage limit.
        case keep
        /// The medium goes when the analysis ends, the report a day later.
        case ephemeral
        /// There was no room to keep it: it waits for some.
        case held
    }

    /// The mode.
    public var mode: Mode
    /// Expiry; nil for never.
    public var until: Date?

    /// A mode and its end.
    public init(mode: Mode, until: Date? = nil) {
        self.mode = mode
        self.until = until
    }
}
