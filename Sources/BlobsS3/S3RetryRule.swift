/// How often a request is sent again, and after which pause.
struct S3RetryRule: Sendable, Equatable {
    /// Most times that a request is sent.
    var attempts = 5
    /// Longest pause after the first failure; it doubles with each one.
    var base = Duration.milliseconds(200)
    /// Longest pause of all.
    var cap = Duration.seconds(5)

    /// The pause before a request that has failed is sent again; nil when that is of no use.
    ///
    /// The pause is random between nothing and its longest ("full jitter"), so that many who failed together do not come
    /// back together; a store that names a time is given that time, up to the longest pause.
    ///
    /// - Parameters:
    ///   - failure: Why it failed.
    ///   - sent: How often it was sent, 1 or more.
    ///   - chance: 0 to 1.
    func pause(after failure: S3Failure, sent: Int, chance: Double) -> Duration? {
        guard failure.passes, sent < attempts else { return nil }
        if case .busy(let seconds?) = failure { return min(.seconds(max(0, seconds)), cap) }
        return min(cap, base * (1 << min(sent - 1, 16))) * chance
    }
}
