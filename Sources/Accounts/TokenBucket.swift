/// A bucket of tokens that refills steadily: bursts up to its capacity, then one token an interval.
package struct TokenBucket: Sendable, Equatable {
    /// Capacity, and the time until one token returns.
    package struct Rule: Sendable, Equatable {
        /// Tokens of a full bucket.
        package var capacity: Double
        /// Seconds until one token has come back.
        package var interval: Double

        /// A rule.
        package init(capacity: Double, interval: Double) {
            self.capacity = capacity
            self.interval = interval
        }
    }

    package let rule: Rule
    private var tokens: Double
    private var updated: Double

    /// A full bucket at a time, in seconds.
    package init(rule: Rule, at time: Double) {
        self.rule = rule
        tokens = rule.capacity
        updated = time
    }

    /// Takes one token; the seconds to wait when there is none.
    package mutating func take(at time: Double) -> Double? {
        refill(until: time)
        guard tokens >= 1 else { return (1 - tokens) * rule.interval }
        tokens -= 1
        return nil
    }

    /// Tokens that are left, as of the last take.
    package var left: Double { max(0, tokens.rounded(.down)) }

    /// Whether it is full again, so that it can be forgotten.
    package func isFull(at time: Double) -> Bool {
        tokens + max(0, time - updated) / rule.interval >= rule.capacity
    }

    private mutating func refill(until time: Double) {
        tokens = min(rule.capacity, tokens + max(0, time - updated) / rule.interval)
        updated = max(updated, time)
    }
}
