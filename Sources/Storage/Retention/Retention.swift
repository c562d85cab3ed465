public import Foundation

/// How long an analysis and its medium stay.
public struct Retention: Codable, Sendable, Equatable {
    /// What is to happen to them.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// They stay in the history and count against the owner's limit.
        case keep
        /// The medium goes once the analysis has ended, the report a day later.
        case ephemeral
        /// There was no room to keep them: both wait a day for their owner to make some.
        case held
    }

    /// What is to happen to them.
    public var mode: Mode
    /// When they go by themselves; nil for what stays until its owner deletes it.
    public var until: Date?

    /// A mode and its end.
    public init(_ mode: Mode, until: Date? = nil) {
        self.mode = mode
        self.until = until
    }
}
