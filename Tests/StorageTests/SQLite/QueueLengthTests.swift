import Foundation
import GRDB
import Storage
import StorageConformance
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("The length of the queue", .timeLimit(.minutes(20)))
struct QueueLengthTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/touchstone.sqlite"
    }

    @Test("is the number of queued analyses after every kind of change")
    func agreement() async throws {
        let store = try SQLiteStore(path: path)
        for name in ["alice", "bob"] { try await store.insert(UserRecord.account(name)) }
        for (number, id) in ["a", "b", "c", "d", "e"].enumerated() {
            try await store.insert(AnalysisRecord.queued(id, created: time(Int64(number))))
        }
        try await store.insert(AnalysisRecord.queued("bobs", owner: "bob", created: time(9)))
        try await expect(6, in: store)
        let first = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
        try await expect(5, in: store)
        try await store.release(id: first.id, fence: first.fence, at: time(30))
        try await expect(6, in: store)
        let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
        try await store.finish(id: job.id, fence: job.fence, at: time(11), outcome: .success(.sample(job.id)))
        _ = try await store.rerun(id: job.id, owner: job.ownerID, at: time(12))
        try await expect(6, in: store)
        _ = try await store.cancel(id: "b", owner: "alice", at: time(12))
        try await expect(5, in: store)
        _ = try await store.retry(id: "b", owner: "alice", at: time(12))
        try await expect(6, in: store)
        _ = try await store.delete(id: "c", owner: "alice")
        _ = try await store.clear(["d"], owner: "alice", thenKeep: nil, within: StorageAllowance.plenty.limit)
        try await expect(4, in: store)
        _ = try await store.deleteUser(id: "bob")
        try await expect(3, in: store)
    }

    @Test("is told from both ends, for a place near either and in the middle")
    func places() async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        let count = 3 * SQLiteTransaction.lookBack
        try await store.write { database in
            for number in 0..<count {
                let analysis = AnalysisRecord.queued("a\(number)", created: time(Int64(number)))
                try SQLiteTransaction(database).insert(StoredAnalysis(analysis, isInline: true))
            }
            try SQLiteTransaction(database).put(Turn(ownerID: "alice", waiting: count, ticket: 1))
        }
        for place in [
            0, 1, count / 2, count - SQLiteTransaction.lookBack, count - SQLiteTransaction.lookBack + 1, count - 1,
        ] {
            #expect(try await store.ahead(of: "a\(place)") == place)
        }
        #expect(try await store.queued() == count)
    }

    @Test("counts what waited before it was counted, and leaves media where they were")
    func migration() async throws {
        let queue = try DatabaseQueue(path: path)
        try DatabaseMigrator.touchstone.migrate(queue, upTo: "9 thumbnails")
        try await queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO user (id, email, passwordHash, role, created) VALUES ('alice', 'a@b', '', 'user', 1);
                    INSERT INTO analysis
                        (id, ownerID, state, media, objectKey, options, created, finished, attempts, fence, error)
                    VALUES
                        ('a', 'alice', 'queued', '{"kind":"text","bytes":4}', 'k', x'7b7d', 1, NULL, 0, 0, NULL),
                        ('b', 'alice', 'failed', '{"kind":"text","bytes":4}', 'k', x'7b7d', 1, 2, 0, 0, '{}');
                    """)
        }
        try queue.close()
        let store = try SQLiteStore(path: path)
        #expect(try await store.queued() == 1)
        #expect(try await store.medium(id: "a") == nil)
        #expect(try await store.blobs(among: ["k"])["k"]?.references == 2)
    }

    private func expect(_ count: Int, in store: SQLiteStore) async throws {
        let counted = try await store.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM analysis WHERE state = 'queued'")
        }
        #expect(counted == count)
        #expect(try await store.queued() == count)
    }
}
