import Foundation
import HTTPTypes
import Synchronization

/// Remaining requests of each account: a bucket that refills steadily.
final class RequestRates: Sendable {
    /// The header fields of an answer.
    struct State: Sendable {
        /// Seconds to wait; nil for a request that may pass.
        var wait: Int?
        /// `RateLimit-Limit`, `-Remaining` and `-Reset`.
        var headers: HTTPFields
    }

    /// Most accounts that are remembered.
    private static let limit = 50_000

    private let rule: TokenBucket.Rule
    private let buckets = Mutex<[String: TokenBucket]>([:])
    private let now: @Sendable () -> Date

    /// Rates with a clock: so many requests at once, and so many a minute.
    init(perMinute: Int, now: @escaping @Sendable () -> Date) {
        rule = TokenBucket.Rule(capacity: Double(perMinute), interval: 60 / Double(perMinute))
        self.now = now
    }

    /// Counts one request of an account.
    func take(_ account: String) -> State {
        let time = now().timeIntervalSinceReferenceDate
        let (wait, left) = buckets.withLock { buckets in
            if buckets.count >= Self.limit { buckets = buckets.filter { !$0.value.isFull(at: time) } }
            var bucket = buckets[account] ?? TokenBucket(rule: rule, at: time)
            let wait = bucket.take(at: time)
            buckets[account] = bucket
            return (wait, bucket.left)
        }
        let untilFull = (rule.capacity - left) * rule.interval
        return State(
            wait: wait.map { Int($0.rounded(.up)) },
            headers: [
                .rateLimitLimit: String(Int(rule.capacity)), .rateLimitRemaining: String(Int(left)),
                .rateLimitReset: String(Int(untilFull.rounded(.up))),
            ])
    }
}
