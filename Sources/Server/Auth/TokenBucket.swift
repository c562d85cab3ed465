/// A bucket of tokens that refills steadily: bursts up to its capacity, then one token an interval.
struct TokenBucket: Sendable, Equatable {
    /// Capacity, and the time until one token returns.
    struct Rule: Sendable, Equatable {
        /// Tokens of a full bucket.
        var capacity: Double
        /// Seconds until one token has come back.
        var interval: Double
    }

    let rule: Rule
    private var tokens: Double
    private var updated: Double

    /// A full bucket at a time, in seconds.
    init(rule: Rule, at time: Double) {
        self.rule = rule
        tokens = rule.capacity
        updated = time
    }

    /// Takes one token; the seconds to wait when there is none.
    mutating func take(at time: Double) -> Double? {
        refill(until: time)
        guard tokens >= 1 else { return (1 - tokens) * rule.interval }
        tokens -= 1
        return nil
    }

    /// Tokens that are left, as of the last take.
    var left: Double { max(0, tokens.rounded(.down)) }

    /// Whether it is full again, so that it can be forgotten.
    func isFull(at time: Double) -> Bool {
        tokens + max(0, time - updated) / rule.interval >= rule.capacity
    }

    private mutating func refill(until time: Double) {
        tokens = min(rule.capacity, tokens + max(0, time - updated) / rule.interval)
        updated = max(updated, time)
    }
}
