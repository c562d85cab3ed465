import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Server

@Suite("The limit for stopping", .timeLimit(.minutes(20)))
struct StopLimitTests {
    /// A service that nothing moves to end but the limit.
    private struct Stuck: Service {
        let gate: Gate
        func run() async throws { await gate.pass() }
    }

    @Test(
        "What does not come to an end is broken off: after a signal, and when another service failed",
        arguments: [true, false])
    func stuck(isSignal: Bool) async throws {
        struct Failure: Error {}
        struct Failing: Service {
            func run() async throws { throw Failure() }
        }
        let gate = Gate()
        let ended = Mutex(false)
        let services: [any Service] = [
            Stuck(gate: gate),
            StopLimit(limit: .milliseconds(50), logger: TestServer.silence) {
                ended.withLock { $0 = true }
                gate.open()
            },
        ]
        let group = ServiceGroup(
            configuration: .init(services: services + (isSignal ? [] : [Failing()]), logger: TestServer.silence))
        async let run: Void = group.run()
        if isSignal { await group.triggerGracefulShutdown() }
        // It ends by an error when another service failed, or when the gate is open before the group is told of the limit's end.
        try? await run
        #expect(ended.withLock { $0 })
    }

    @Test("A server that ends in time is left alone")
    func inTime() async throws {
        struct Quick: Service {
            func run() async throws { try await gracefulShutdown() }
        }
        let limit = StopLimit(limit: .seconds(1000), logger: TestServer.silence) { Issue.record("It was broken off.") }
        let group = ServiceGroup(configuration: .init(services: [Quick(), limit], logger: TestServer.silence))
        async let run: Void = group.run()
        await group.triggerGracefulShutdown()
        try await run
    }
}
