public import Foundation

/// Retention of an analysis from now on.
public struct RetentionRequest: Codable, Sendable, Equatable {
    /// The modes an owner can ask for.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// Keep it.
        case keep
        /// Delete its medium now and its report a day later.
        case discard
    }

    /// The mode.
    public var mode: Mode
    /// With `keep`: expiry; nil for never.
    public var until: Date?

    /// A request.
    public init(mode: Mode, until: Date? = nil) {
        self.mode = mode
        self.until = until
    }
}
