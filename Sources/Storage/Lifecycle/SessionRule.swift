public import Foundation

/// For how long a session lasts.
public struct SessionRule: Sendable, Equatable {
    /// Seconds during which the last used token gets its answer again: the answer to a client may have been lost.
    public static let grace: TimeInterval = 10

    /// Lifetime of a session that is not refreshed, in seconds.
    public var lifetime: TimeInterval
    /// Longest lifetime, however much it is used, in seconds.
    public var longest: TimeInterval

    /// A rule.
    public init(lifetime: TimeInterval, longest: TimeInterval) {
        self.lifetime = lifetime
        self.longest = longest
    }

    /// When a session opened at `created` ends if nothing is heard of it after `time`.
    func expiry(of created: Date, from time: Date) -> Date { min(time + lifetime, created + longest) }
}
