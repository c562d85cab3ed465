import API
import Accounts
import Foundation
import Synchronization

/// Remaining requests of each account: a bucket that refills steadily.
final class RequestRates: Sendable {
    /// What became of a request.
    struct State: Sendable {
        /// Seconds to wait; nil for a request that may pass.
        var wait: Int?
        /// What the account has left, as every answer tells.
        var rate: Refusal.Note
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
            rate: .rate(limit: Int(rule.capacity), left: Int(left), reset: Int(untilFull.rounded(.up))))
    }
}
