/// When a transaction that met one of another process is run again.
///
/// After a wait at random, whose bound is twice as large each time: of those that meet again and again one comes through soon.
struct Retries {
    /// Longest time for which it is run again, in which others come through dozens of times.
    ///
    /// It begins with the run that met the first conflict: waiting for writers of the same process does not count.
    static let patience = Duration.seconds(30)
    /// The bound of the first wait, and of the longest.
    static let waits = Duration.milliseconds(4)...Duration.milliseconds(250)

    private var deadline: ContinuousClock.Instant?
    private var longest = waits.lowerBound

    /// How long to wait before the next run; nil when it is time to give up.
    ///
    /// - Parameters:
    ///   - begun: When the run began that met the conflict.
    ///   - now: When it met it.
    mutating func pause(
        begun: ContinuousClock.Instant, now: ContinuousClock.Instant,
        using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        let deadline = deadline ?? begun + Self.patience
        self.deadline = deadline
        guard now < deadline else { return nil }
        let part = Double.random(in: 0...1, using: &generator)
        defer { longest = min(longest * 2, Self.waits.upperBound) }
        return longest * part
    }
}
