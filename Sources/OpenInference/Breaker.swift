/// Tells when a server that does not answer is asked again.
///
/// After three failures in a row that is only now and then, one request at a time, until one succeeds. A value; it is told
/// the time.
struct Breaker: Sendable {
    /// Failures in a row that are borne.
    static let borne = 3
    /// Longest pause between two tries.
    static let longestPause = Duration.seconds(5)

    private var failures = 0
    private var closedUntil: ContinuousClock.Instant?
    private var isProbing = false

    /// Nothing has failed yet.
    init() {}

    /// Asks for permission to try: nil grants it, else the time to wait before asking again.
    mutating func wait(at time: ContinuousClock.Instant) -> Duration? {
        guard let end = closedUntil else { return nil }
        if time < end { return end - time }
        guard !isProbing else { return .milliseconds(250) }
        isProbing = true
        return nil
    }

    /// A try was answered.
    mutating func succeed() { self = Breaker() }

    /// A try was not answered.
    mutating func fail(at time: ContinuousClock.Instant) {
        failures += 1
        isProbing = false
        guard failures >= Self.borne else { return }
        let doublings = min(failures - Self.borne, 5)
        closedUntil = time + min(Self.longestPause, .milliseconds(500) * (1 << doublings))
    }

    /// A try was given up before it could be answered.
    mutating func abandon() { isProbing = false }
}
