import Testing

@testable import Server

@Suite("Pace of bodies", .timeLimit(.minutes(20)))
struct BodyPaceTests {
    private let start = ContinuousClock.Instant.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("After the grace time a sender below the minimum rate is too slow, a steady one is not")
    func minimum() {
        var steady = BodyPace(.init(minimum: 100, grace: .seconds(10)))
        var drip = steady
        for second in 0..<20 {
            steady.wait(at: after(Double(second)))
            steady.received(100, at: after(Double(second + 1)))
            drip.wait(at: after(Double(second)))
            drip.received(1, at: after(Double(second + 1)))
            #expect(steady.rest(at: after(Double(second + 1))) >= .zero)
            #expect((drip.rest(at: after(Double(second + 1))) > .zero) == (second + 1 < 10))
        }
        #expect(steady.lag(at: after(20)) == .zero)
        #expect(drip.lag(at: after(20)) > .seconds(19))
    }

    @Test("The time in which the server does not ask for more is not the sender's")
    func busyServer() {
        var pace = BodyPace(.init(minimum: 100, grace: .seconds(1)))
        pace.wait(at: after(0))
        pace.received(100, at: after(1))
        #expect(pace.rest(at: after(1000)) == .zero)
        #expect(pace.lag(at: after(1000)) == .zero)
        pace.wait(at: after(1000))
        pace.wait(at: after(1001))
        #expect(pace.lag(at: after(1002)) == .seconds(2))
    }
}
