/// When a message that did not arrive is sent again: soon at first, then ever later, and in the end not at all.
enum RetrySchedule {
    /// Seconds between attempts; after the last of them the message has failed, about a day after its first attempt.
    static let gaps: [Double] = [5, 30, 120, 600, 3600, 3 * 3600, 6 * 3600, 12 * 3600]

    /// Seconds until the next attempt; nil when there is none.
    static func gap(afterAttempt attempt: Int) -> Double? {
        gaps.indices.contains(attempt - 1) ? gaps[attempt - 1] : nil
    }
}
