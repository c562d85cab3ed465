package import API
package import Foundation

import Crypto
import DetectionCore
import Synchronization

/// Slows down guessing: one bucket for each account, to sign in on each network, and one for each network.
package final class RateLimiter: Sendable {
    /// Ten tries on one account, then one every six seconds.
    package static let account = TokenBucket.Rule(capacity: 10, interval: 6)
    /// Sixty tries from one network, then one a second.
    package static let network = TokenBucket.Rule(capacity: 60, interval: 1)
    /// Most buckets that are remembered.
    private static let limit = 50_000

    private let buckets = Mutex<[String: TokenBucket]>([:])
    private let now: @Sendable () -> Date

    /// A limiter with a clock.
    package init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// Counts one try to sign in or to register.
    ///
    /// - Parameters:
    ///   - email: The address, as accounts have it; empty for one that no account can have.
    ///   - network: Where the try comes from; nil where everybody seems to come from one network.
    /// - Throws: `Refusal` with `rate_limited` and the seconds to wait.
    package func admit(email: String, network: String?) throws(Refusal) {
        let account = Key(rule: Self.account, name: "\(network ?? "") \(email)")
        try take((network.map { [Key(rule: Self.network, name: $0)] } ?? []) + [account])
    }

    /// Counts one step of signing in elsewhere, which names no account yet.
    ///
    /// - Throws: `Refusal` with `rate_limited` and the seconds to wait.
    package func admit(network: String?) throws(Refusal) {
        try take(network.map { [Key(rule: Self.network, name: $0)] } ?? [])
    }

    /// Counts one try of a signed-in account to prove its password; other accounts notice nothing of it.
    ///
    /// - Throws: `Refusal` with `rate_limited` and the seconds to wait.
    package func admit(account id: String) throws(Refusal) {
        try take([Key(rule: Self.account, name: "password \(id)")])
    }

    private struct Key {
        let rule: TokenBucket.Rule
        /// Hashed, so that what somebody sends takes up little.
        let name: String

        init(rule: TokenBucket.Rule, name: String) {
            self.rule = rule
            self.name = Hex.string(SHA256.hash(data: Data(name.utf8)))
        }
    }

    /// Takes one token out of each bucket, up to the first that is empty.
    private func take(_ keys: [Key]) throws(Refusal) {
        let time = now().timeIntervalSinceReferenceDate
        let wait = buckets.withLock { buckets -> Double? in
            if buckets.count >= Self.limit { buckets = buckets.filter { !$0.value.isFull(at: time) } }
            if buckets.count >= Self.limit { buckets.removeAll() }
            for key in keys {
                if let wait = buckets[key.name, default: TokenBucket(rule: key.rule, at: time)].take(at: time) {
                    return wait
                }
            }
            return nil
        }
        guard let wait else { return }
        throw Refusal.retry(.rateLimited, after: Int(wait.rounded(.up)), "Too many tries from here.")
    }
}
