import API
import Crypto
import Foundation
import Synchronization

/// Slows down guessing: one bucket for each address on each network, one for each network.
final class RateLimiter: Sendable {
    /// Ten tries on one account, then one every six seconds.
    static let account = TokenBucket.Rule(capacity: 10, interval: 6)
    /// Sixty tries from one network, then one a second.
    static let network = TokenBucket.Rule(capacity: 60, interval: 1)
    /// Most buckets that are remembered.
    private static let limit = 50_000

    private let buckets = Mutex<[String: TokenBucket]>([:])
    private let now: @Sendable () -> Date

    /// A limiter with a clock.
    init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// Counts one try.
    ///
    /// - Throws: `Refusal` with `rate_limited` and the seconds to wait.
    func admit(email: String, network: String) throws(Refusal) {
        let time = now().timeIntervalSinceReferenceDate
        let account = Hex.string(SHA256.hash(data: Data("\(network) \(email)".utf8)))
        let wait = buckets.withLock { buckets in
            if buckets.count >= Self.limit { buckets = buckets.filter { !$0.value.isFull(at: time) } }
            if buckets.count >= Self.limit { buckets.removeAll() }
            let first = buckets[network, default: TokenBucket(rule: Self.network, at: time)].take(at: time)
            return first ?? buckets[account, default: TokenBucket(rule: Self.account, at: time)].take(at: time)
        }
        guard let wait else { return }
        throw Refusal.retry(.rateLimited, after: Int(wait.rounded(.up)), "Too many tries from here.")
    }
}
