public import Foundation

/// Default retention of an owner's new analyses.
public struct RetentionDefault: Codable, Sendable, Equatable {
    /// Days after which a kept analysis goes by itself; at least 1.
    public static let days = 1...3650
    /// Lifetime of reports of analyses that are not kept, in seconds.
    public static let grace: TimeInterval = 86_400

    /// `keep` or `ephemeral`.
    public var mode: Retention.Mode
    /// For `keep`: after how many days it goes by itself; nil for never.
    public var days: Int?

    /// A default; everything is kept unless told otherwise.
    public init(mode: Retention.Mode = .keep, days: Int? = nil) {
        self.mode = mode
        self.days = days
    }

    /// The retention of an analysis accepted at a time.
    public func retention(from time: Date) -> Retention {
        switch mode {
        case .keep: Retention(.keep, until: days.map { time + Double($0) * 86_400 })
        case .ephemeral, .held: Retention(.ephemeral, until: time + Self.grace)
        }
    }
}
