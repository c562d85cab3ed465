/// How long to wait between tries: twice as long each time, up to a most, and less by chance, so that those who failed
/// together do not come back together.
public struct Backoff: Sendable, Equatable {
    /// Tries in all, the first included.
    public var tries: Int
    /// The longest wait after the first try.
    public var first: Duration
    /// The longest wait of all.
    public var most: Duration

    /// Waits; the default ones last between 45 and 91 seconds in all.
    public init(tries: Int = 8, first: Duration = .seconds(1), most: Duration = .seconds(30)) {
        self.tries = tries
        self.first = first
        self.most = most
    }

    /// The wait after a number of failed tries; nil when there is none left.
    ///
    /// - Parameters:
    ///   - failures: Failed tries so far, at least 1.
    ///   - chance: Which part of the second half is waited, 0…1.
    public func pause(after failures: Int, chance: Double = .random(in: 0...1)) -> Duration? {
        guard failures < tries else { return nil }
        let longest = min(most, first * (1 << min(failures - 1, 30)))
        return longest * (0.5 + 0.5 * chance)
    }
}
