import Testing

@testable import OpenInference

@Suite("Breaker before an inference server", .timeLimit(.minutes(20)))
struct BreakerTests {
    private let start = ContinuousClock.now

    @Test("Three failures in a row end the requests; then one at a time asks again, ever more seldom")
    func opens() {
        var breaker = Breaker()
        for _ in 0..<2 {
            #expect(breaker.wait(at: start) == nil)
            breaker.fail(at: start)
        }
        #expect(breaker.wait(at: start) == nil)
        breaker.fail(at: start)
        #expect(breaker.wait(at: start) == .milliseconds(500))
        let probe = start + .milliseconds(500)
        #expect(breaker.wait(at: probe) == nil)
        #expect(breaker.wait(at: probe) == .milliseconds(250), "somebody asks already")
        breaker.fail(at: probe)
        #expect(breaker.wait(at: probe) == .seconds(1))
        for _ in 0..<40 { breaker.fail(at: probe) }
        #expect(breaker.wait(at: probe) == Breaker.longestPause)
    }

    @Test("An answer forgets every failure, and a request that is given up lets the next one ask")
    func closes() {
        var breaker = Breaker()
        for _ in 0..<3 { breaker.fail(at: start) }
        let probe = start + .seconds(1)
        #expect(breaker.wait(at: probe) == nil)
        breaker.abandon()
        #expect(breaker.wait(at: probe) == nil)
        breaker.succeed()
        for _ in 0..<2 { #expect(breaker.wait(at: probe) == nil) }
    }

    @Test("Failures between answers add up to nothing")
    func apart() {
        var breaker = Breaker()
        for _ in 0..<10 {
            breaker.fail(at: start)
            breaker.succeed()
        }
        #expect(breaker.wait(at: start) == nil)
    }
}
