public import Foundation

/// When a job that was set back is tried again, and when no more.
///
/// Rests grow by a factor and are shorter by chance, so that those that were set back together do not come back together.
public struct RetryRule: Sendable, Equatable {
    /// Attempts in all, the first included.
    public var attempts: Int
    /// The longest rest after the first setback, in seconds.
    public var first: TimeInterval
    /// How many times longer each rest is than the one before.
    public var factor: Double
    /// The longest rest of all, in seconds.
    public var longest: TimeInterval

    /// A rule; by the standard one a job rests for 5, 20, 80 and 320 seconds at most, and for half of that at least.
    public init(
        attempts: Int = 5, first: TimeInterval = 5, factor: Double = 4, longest: TimeInterval = 320
    ) {
        self.attempts = attempts
        self.first = first
        self.factor = factor
        self.longest = longest
    }

    /// How long a job rests after a number of setbacks in a row, in seconds.
    ///
    /// - Parameter chance: Which part of the second half is waited, 0…1.
    public func rest(after setbacks: Int, chance: Double) -> TimeInterval {
        min(longest, first * pow(factor, Double(max(0, setbacks - 1)))) * (0.5 + 0.5 * chance)
    }

    /// Whether a job that was attempted so often is given up after a setback.
    public func givesUp(after attempts: Int) -> Bool { attempts >= self.attempts }
}
