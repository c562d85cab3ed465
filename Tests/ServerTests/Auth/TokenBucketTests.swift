import Testing

@testable import Accounts
@testable import Server

@Suite("Token bucket", .timeLimit(.minutes(20)))
struct TokenBucketTests {
    @Test("A full bucket allows its capacity at once and then one an interval")
    func burst() {
        var bucket = TokenBucket(rule: .init(capacity: 3, interval: 10), at: 0)
        #expect((0..<3).allSatisfy { _ in bucket.take(at: 0) == nil })
        #expect(bucket.take(at: 0) == 10)
        #expect(bucket.take(at: 5) == 5)
        #expect(bucket.take(at: 10) == nil)
        #expect(bucket.take(at: 10) != nil)
    }

    @Test("It never holds more than its capacity, and a clock that goes back gives nothing")
    func bounds() {
        var bucket = TokenBucket(rule: .init(capacity: 1, interval: 1), at: 100)
        #expect(bucket.take(at: 1_000_000) == nil)
        #expect(bucket.take(at: 1_000_000) != nil)
        #expect(bucket.take(at: 0) != nil)
        #expect(bucket.isFull(at: 1_000_001))
    }
}
