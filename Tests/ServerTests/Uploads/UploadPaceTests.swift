import Synchronization
import Testing

@testable import Server

@Suite("Upload pace", .timeLimit(.minutes(10)))
struct UploadPaceTests {
    @Test("After the grace time a sender below the minimum rate is refused, a steady one is not")
    func minimum() throws {
        let time = Mutex(ContinuousClock().now)
        let clock: @Sendable () -> ContinuousClock.Instant = { time.withLock { $0 } }
        var steady = UploadPace(minimum: 100, grace: .seconds(10), clock: clock)
        var drip = UploadPace(minimum: 100, grace: .seconds(10), clock: clock)
        for second in 1...20 {
            time.withLock { $0 += .seconds(1) }
            try steady.received(100)
            if second <= 10 { try drip.received(1) }
        }
        #expect(throws: Refusal.self) { try drip.received(1) }
    }
}
