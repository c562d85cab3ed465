import DetectionCore
import Foundation
import Storage
import Testing

@testable import StorageMongo

@Suite("Copying a store", .timeLimit(.minutes(20)), .needsDeployment)
struct StoreCopyTests {
    /// Two accounts, one with all there is.
    private static func fill(_ engine: MongoEngine) async throws {
        let store = TransactionalStore(engine: engine)
        for owner in ["alice", "bob"] { try await store.insert(.account(owner)) }
        for number in 0..<30 {
            let analysis = AnalysisRecord.queued("a\(number)", created: time(Int64(number / 2)))
            _ = try await store.insert(analysis, medium: [UInt8(number)], within: .bytes(10_000), key: nil, ending: nil)
        }
        let large = AnalysisRecord.queued("large", owner: "bob")
        try await store.touch(blob: large.objectKey ?? "", bytes: 100, at: time())
        _ = try await store.insert(large, medium: nil, within: .bytes(10_000), key: nil, ending: nil)
        try await store.insert(
            WebhookRecord(id: "hook", ownerID: "alice", url: "https://example.org", secret: Data([1]), created: time()),
            atMost: 1)
        let job = try #require(try await store.claim(now: time(), leaseUntil: time(60_000_000), by: "worker"))
        try await store.append(.sample(), id: job.id, fence: job.fence)
        _ = try await store.cancel(id: "a7", owner: "alice", at: time(100))
        try await store.insert(
            SessionRecord(
                id: "session", userID: "bob", tokenHash: Data([1]), created: time(), refreshed: time(), expires: time(1)
            ))
        try await store.insert(
            UploadRecord(
                id: "upload", ownerID: "bob", length: 5, path: "/u", name: nil, declaredType: nil, metadata: nil,
                created: time(), expires: time(1)), within: StorageAmount(bytes: 1000, files: 10))
    }

    @Test("Everything arrives, the queue in its order; a second time nothing is written twice")
    func whole() async throws {
        try await TestDatabase.with { source in
            try await Self.fill(source)
            try await TestDatabase.with { target in
                for _ in 0..<2 {
                    let sum = try await StoreCopy(from: source, to: target).run()
                    #expect(sum.accounts == 2 && sum.analyses == 31)
                }
                let (there, here) = (TransactionalStore(engine: source), TransactionalStore(engine: target))
                let statistics = try await [here.statistics(), there.statistics()]
                #expect(statistics[0] == statistics[1])
                #expect(statistics[0].queued == [.image: 29])
                for id in ["a3", "a29", "large"] {
                    let ahead = try await [here.ahead(of: id), there.ahead(of: id)]
                    #expect(ahead[0] == ahead[1])
                }
                let messages = try await here.deliveries(webhook: "hook", owner: "alice", after: nil, limit: 5)
                #expect(messages.count == 1)
            }
        }
    }

    @Test("A copy that was cut off goes on, and the ledger is exact")
    func resumed() async throws {
        try await TestDatabase.with { source in
            try await Self.fill(source)
            try await TestDatabase.with { target in
                let analyses = try await source.read { transaction throws(StorageError) in
                    try transaction.analyses(of: "alice", matching: HistoryFilter(), after: nil, limit: 5)
                }
                try await target.write { transaction throws(StorageError) in
                    try transaction.insert(UserRecord.account("alice"))
                    for analysis in analyses {
                        try transaction.insert(analysis)
                        try transaction.insert(medium: Data([UInt8(analysis.id.dropFirst()) ?? 0]), of: analysis.id)
                        try transaction.book(analysis.usage, of: "alice")
                    }
                }
                let sum = try await StoreCopy(from: source, to: target).run()
                #expect(sum.analyses == 31)
            }
        }
    }

    @Test("A database that holds something else is not written over")
    func other() async throws {
        try await TestDatabase.with { source in
            try await Self.fill(source)
            try await TestDatabase.with { target in
                var other = UserRecord.account("alice")
                other.passwordHash = "another"
                try await TransactionalStore(engine: target).insert(other)
                await #expect(throws: StorageError.self) { try await StoreCopy(from: source, to: target).run() }
                let kept = try await TransactionalStore(engine: target).user(id: "alice")
                #expect(kept == other)
            }
        }
    }
}
