/// Default retention of an account's new analyses.
public struct AccountRetention: Codable, Sendable, Equatable {
    /// The modes.
    public enum Mode: String, Codable, Sendable, CaseIterable {
        /// They are kept.
        case keep
        /// Their medium goes when they end, their report a day later.
        case ephemeral
    }

    /// The mode.
    public var mode: Mode
    /// With `keep`: days after which they go by themselves, 1 to 3650; nil for never.
    public var days: Int?

    /// A choice.
    public init(mode: Mode, days: Int? = nil) {
        self.mode = mode
        self.days = days
    }
}
