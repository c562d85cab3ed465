/// Tells a slow sender from one that holds a connection for the sake of it.
///
/// Only the time in which the server waits for bytes counts, so that a busy server blames nobody. A value; it is told the
/// time.
struct BodyPace: Sendable, Equatable {
    /// The slowest sender that is borne.
    struct Rule: Sendable, Equatable {
        /// Bytes a second, averaged over the time of waiting.
        var minimum: Int
        /// Time of waiting that a body may take whatever its rate.
        var grace: Duration
    }

    let rule: Rule
    private var waited = Duration.zero
    private var waitingSince: ContinuousClock.Instant?
    private var bytes = 0

    /// Nothing has been waited for yet.
    init(_ rule: Rule) { self.rule = rule }

    /// The server is ready for more.
    mutating func wait(at time: ContinuousClock.Instant) { waitingSince = waitingSince ?? time }

    /// More has come.
    mutating func received(_ count: Int, at time: ContinuousClock.Instant) {
        waited = waiting(at: time)
        waitingSince = nil
        bytes += count
    }

    /// How far the sender is behind the slowest that is borne; negative when it is ahead.
    func lag(at time: ContinuousClock.Instant) -> Duration {
        waiting(at: time) - .seconds(Double(bytes) / Double(max(1, rule.minimum)))
    }

    /// The time until the sender would be too slow if nothing more came; zero or less when it is.
    func rest(at time: ContinuousClock.Instant) -> Duration {
        max(rule.grace - waiting(at: time), .zero - lag(at: time))
    }

    private func waiting(at time: ContinuousClock.Instant) -> Duration {
        waited + (waitingSince.map { time - $0 } ?? .zero)
    }
}
