import DetectionCore
import Foundation
import Storage
import Testing

@testable import StorageMongo

@Suite("Changes that MongoDB tells of", .timeLimit(.minutes(20)))
struct ChangeStreamTests {
    @Test("reach those who wait in another process, workers too, without anybody looking", .needsDeployment)
    func told() async throws {
        try await TestDatabase.with { engine in
            let here = TransactionalStore(engine: engine)
            let other = try MongoEngine(address: TestDeployment.address(of: engine.pool.database))
            let there = TransactionalStore(engine: other)
            try await there.insert(.account())
            let (changes, line) = (here.changes(of: .analysis("analysis")), here.changes(of: .line))
            let follower = Task { await here.followChanges(looking: .seconds(3600), slowly: .seconds(3600)) }
            // The first look tells of one that may have changed before; the stream is open a moment later or earlier.
            #expect(await changes.next(within: .seconds(600)))
            let insertion = Task {
                // Until the stream is open, which nobody can see from outside, what is inserted is not told.
                for number in 0... where !Task.isCancelled {
                    let analysis = AnalysisRecord.queued("a\(number)", created: time(Int64(number)))
                    _ = try await there.insert(analysis, medium: [7], within: .bytes(1_000_000), key: nil)
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            #expect(await line.next(within: .seconds(600)))
            insertion.cancel()
            _ = await insertion.result
            _ = try await there.insert(.queued(), medium: [7], within: .bytes(1_000_000), key: nil)
            #expect(await changes.next(within: .seconds(600)))
            _ = try await there.cancel(id: "analysis", owner: "alice", at: time(15))
            #expect(await changes.next(within: .seconds(600)))
            follower.cancel()
            await follower.value
        }
    }

    @Test("Without a server following waits, tries again, and ends when it is told to")
    func away() async throws {
        let store = TransactionalStore(engine: try MongoEngine(address: "mongodb://127.0.0.1:9"))
        let changes = store.changes(of: .analysis("analysis"))
        let follower = Task { await store.followChanges(looking: .milliseconds(1), slowly: .milliseconds(1)) }
        #expect(await !changes.next(within: .milliseconds(50)))
        follower.cancel()
        await follower.value
    }
}
