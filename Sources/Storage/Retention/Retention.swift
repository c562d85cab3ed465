public import Foundation

/// Retention of an analysis and its file.
public struct Retention: Codable, Sendable, Equatable {
    /// The mode.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// They stay in the history and count against the owner's limit.
        case keep
        /// The medium goes once the analysis has ended, the report a day later.
        case ephemeral
        /// There was no room to keep them: both wait a day for their owner to make some.
        case held
    }

    /// The mode.
    public var mode: Mode
    /// Expiry; nil for what stays until its owner deletes it.
    public var until: Date?

    /// A mode and its end.
    public init(_ mode: Mode, until: Date? = nil) {
        self.mode = mode
        self.until = until
    }
}
