public import Foundation

/// How long an analysis is to stay from now on.
public struct RetentionRequest: Codable, Sendable, Equatable {
    /// What an owner can ask for.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// Keep it.
        case keep
        /// Delete its medium now and its report a day later.
        case discard
    }

    /// What is asked for.
    public var mode: Mode
    /// With `keep`: when it goes by itself; nil for never.
    public var until: Date?

    /// A request.
    public init(mode: Mode, until: Date? = nil) {
        self.mode = mode
        self.until = until
    }
}
