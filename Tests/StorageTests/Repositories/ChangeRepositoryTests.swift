import DetectionCore
import Foundation
import Storage
import StorageConformance
import StorageSQLite
import TestSupport
import Testing

@Suite("Changes of a store", .timeLimit(.minutes(20)))
struct ChangeRepositoryTests {
    @Test("are told to those who wait for the analysis: all that others than its worker notice", arguments: Backend.all)
    func analysis(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let (changes, others) = (store.changes(of: .analysis("analysis")), store.changes(of: .analysis("other")))
            func isTold() async -> Bool { await changes.next(within: .zero) }
            try await store.insert(AnalysisRecord.queued())
            #expect(await isTold(), "inserted")
            let fence = try #require(try await store.claim(now: time(10), leaseUntil: time(20))).fence
            #expect(await isTold(), "claimed")
            try await store.renew(id: "analysis", fence: fence, leaseUntil: time(30))
            #expect(await !isTold(), "a longer lease is nobody else's business")
            try await store.append(.sample(), id: "analysis", fence: fence)
            #expect(await isTold(), "evidence")
            await #expect(throws: StorageError.leaseLost) {
                try await store.append(.sample(), id: "analysis", fence: fence + 1)
            }
            #expect(await !isTold(), "what was refused did not happen")
            try await store.finish(id: "analysis", fence: fence, at: time(40), outcome: .success(.sample()))
            #expect(await isTold(), "done")
            _ = try await store.rerun(id: "analysis", owner: "alice", at: time(50))
            #expect(await isTold(), "run again")
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(60))
            #expect(await isTold(), "cancelled")
            _ = try await store.delete(id: "analysis", owner: "alice")
            #expect(await isTold(), "deleted")
            #expect(await !others.next(within: .zero))
        }
    }

    @Test("are told to workers when an analysis enters the line, and not when one leaves it", arguments: Backend.all)
    func line(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let line = store.changes(of: .line)
            try await store.insert(AnalysisRecord.queued())
            #expect(await line.next(within: .zero))
            let fence = try #require(try await store.claim(now: time(10), leaseUntil: time(20))).fence
            #expect(await !line.next(within: .zero))
            try await store.release(id: "analysis", fence: fence, at: time(30))
            #expect(await line.next(within: .zero))
        }
    }

    @Test("are found when another process makes them, and told once")
    func others() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/touchstone.sqlite"
        let (here, there) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
        try await there.insert(UserRecord.account())
        try await there.insert(AnalysisRecord.queued())
        let changes = here.changes(of: .analysis("analysis"))
        let follower = Task { await here.followChanges(looking: .milliseconds(1), slowly: .milliseconds(1)) }
        #expect(await changes.next(within: .seconds(600)), "it may have changed before")
        let fence = try #require(try await there.claim(now: time(10), leaseUntil: time(20))).fence
        #expect(await changes.next(within: .seconds(600)))
        try await there.append(.sample(), id: "analysis", fence: fence)
        #expect(await changes.next(within: .seconds(600)))
        _ = try await there.delete(id: "analysis", owner: "alice")
        #expect(await changes.next(within: .seconds(600)))
        follower.cancel()
        await follower.value
        #expect(await !changes.next(within: .zero))
    }
}
