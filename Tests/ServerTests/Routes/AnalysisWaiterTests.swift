import API
import DetectionCore
import Foundation
import Logging
import ServiceLifecycle
import Storage
import StorageSQLite
import Synchronization
import Testing

@testable import Server

@Suite("Waiting for the result of an analysis", .timeLimit(.minutes(20)))
struct AnalysisWaiterTests {
    private let server: TestServer

    init() async throws {
        server = try TestServer()
        try await server.store.insert(
            UserRecord(id: "ann", email: "ann@example.org", passwordHash: "", role: .user, created: server.clock.now))
    }

    private func queued() async throws -> AnalysisRecord {
        let record = AnalysisRecord(
            id: "a", ownerID: "ann",
            media: .init(kind: .text, format: .text, bytes: 3, sha256: String(repeating: "0", count: 64)), name: nil,
            objectKey: nil, options: Data("{}".utf8), created: server.clock.now)
        _ = try await server.store.insert(
            record, medium: nil,
            within: .init(
                limit: .init(bytes: 1000, files: 10), transient: .init(bytes: 1000, files: 10)), key: nil)
        return record
    }

    @Test("It ends with a last look, which sees what nobody told of")
    func lastLook() async throws {
        let record = try await queued()
        // Another process, of whose changes this one is not told, ends it once the first look has found it waiting.
        let other = try SQLiteStore(path: "\(server.folder)/touchstone.sqlite")
        let engine = CountingEngine(server.store.engine) { number throws(StorageError) in
            guard number == 1 else { return }
            let job = try await other.claim(now: Date(), leaseUntil: Date() + 600, by: "other")
            let error = MediaError(.unprocessableMedia, "It is broken.")
            try await other.finish(
                id: "a", fence: job?.fence ?? 0, at: Date(), outcome: .failure(error), thumbnail: nil)
        }
        // The time stands still until the wait, after which the patience is used up.
        let (start, looks) = (ContinuousClock.now, Calls())
        let waiter = AnalysisWaiter(analyses: TransactionalStore(engine: engine)) {
            looks.next() <= 3 ? start : start + .seconds(1)
        }
        #expect(try await waiter.wait(for: record, upTo: .milliseconds(20)).state == .failed)
        #expect(engine.lookups == 2)
    }

    @Test("Where nobody waits nobody looks")
    func impatient() async throws {
        let record = try await queued()
        let engine = CountingEngine(server.store.engine)
        let waiter = AnalysisWaiter(analyses: TransactionalStore(engine: engine))
        #expect(try await waiter.wait(for: record, upTo: .zero) == record && engine.lookups == 0)
    }

    @Test("It ends when the server stops, long before the patience does")
    func stop() async throws {
        let record = try await queued()
        let engine = CountingEngine(server.store.engine)
        let request = Request(waiter: AnalysisWaiter(analyses: TransactionalStore(engine: engine)), record: record)
        let group = ServiceGroup(configuration: .init(services: [request], logger: TestServer.silence))
        async let run: Void = group.run()
        while engine.lookups == 0 { await Task.yield() }
        await group.triggerGracefulShutdown()
        try await run
        // As it was, and another look since.
        #expect(engine.lookups >= 2)
    }

    private final class Calls: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    private struct Request: Service {
        let waiter: AnalysisWaiter
        let record: AnalysisRecord

        func run() async throws {
            let latest = try await waiter.wait(for: record, upTo: .seconds(100_000))
            #expect(latest.state == .queued)
        }
    }
}
