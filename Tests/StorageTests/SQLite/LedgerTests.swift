import Foundation
import GRDB
import Storage
import StorageConformance
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("The ledger of stored media", .timeLimit(.minutes(20)))
struct LedgerTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/touchstone.sqlite"
    }

    @Test("agrees with the analyses after any sequence of changes", arguments: 0..<8)
    func agreement(seed: UInt64) async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        var generator = Generator(state: seed)
        let limit = StorageAmount(bytes: 500, files: 12)
        let allowance = StorageAllowance(limit: limit, transient: limit)
        for number in 0..<120 {
            let id = "a\(Int.random(in: 0...max(0, number), using: &generator))"
            switch Int.random(in: 0..<8, using: &generator) {
            case 0...3:
                let mode = Bool.random(using: &generator) ? Retention(.keep) : Retention(.ephemeral, until: time(9))
                let analysis = AnalysisRecord.queued(
                    "a\(number)", created: time(Int64(number)), bytes: .random(in: 0...100, using: &generator),
                    retention: mode)
                _ = try? await store.insert(analysis, within: allowance)
            case 4: _ = try await store.delete(id: id, owner: "alice")
            case 5: _ = try? await store.retain(id: id, owner: "alice", as: Retention(.keep), within: limit)
            case 6:
                guard let job = try await store.claim(now: time(500), leaseUntil: time(600)) else { continue }
                try await store.finish(id: job.id, fence: job.fence, at: time(501), outcome: .success(.sample(job.id)))
                _ = try await store.forgetMedium(id: job.id)
            default: _ = try? await store.clear([id], owner: "alice", thenKeep: nil, within: limit)
            }
            let usage = try await store.usage(owner: "alice")
            let sum = try await Self.sum(in: store)
            #expect(usage == sum)
            #expect(usage.kept.fits(limit))
        }
    }

    @Test("cannot become negative")
    func negative() async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        await #expect(throws: StorageError.self) {
            try await store.write { try $0.execute(sql: "UPDATE ledger SET keptBytes = keptBytes - 1") }
        }
    }

    @Test("counts what was there before there was a ledger")
    func migration() async throws {
        let queue = try DatabaseQueue(path: path)
        try DatabaseMigrator.touchstone.migrate(queue, upTo: "2 analyses")
        try await queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO user (id, email, passwordHash, role, created) VALUES ('alice', 'a@b', '', 'user', 1);
                    INSERT INTO analysis (id, ownerID, state, media, objectKey, options, created, attempts, fence)
                    VALUES ('a', 'alice', 'queued', '{"kind":"image","bytes":42}', 'k', x'7b7d', 1, 0, 0),
                           ('b', 'alice', 'queued', '{"kind":"image","bytes":7}', NULL, x'7b7d', 1, 0, 0);
                    """)
        }
        try queue.close()
        let store = try SQLiteStore(path: path)
        #expect(try await store.usage(owner: "alice").kept == StorageAmount(bytes: 42, files: 2))
        #expect(try await store.user(id: "alice")?.retention == RetentionDefault())
    }

    @Test("finds the kept analyses by an index")
    func index() async throws {
        let store = try SQLiteStore(path: path)
        let sql = """
            EXPLAIN QUERY PLAN SELECT id, kind, bytes, created, state, verdict FROM analysis
            WHERE ownerID = 'alice' AND mode = 'keep'
            """
        let plan = try await store.read { try Row.fetchAll($0, sql: sql).map { $0["detail"] as String } }
        #expect(plan.contains { $0.contains("INDEX analysisKept") }, "\(plan)")
    }

    private static func sum(in store: SQLiteStore) async throws -> StorageUsage {
        try await store.read { database in
            func amount(_ condition: String) throws -> StorageAmount {
                let sql = """
                    SELECT coalesce(sum(CASE WHEN objectKey IS NULL THEN 0 ELSE json_extract(media, '$.bytes') END), 0),
                        count(*)
                    FROM analysis WHERE \(condition)
                    """
                let row = try #require(try Row.fetchOne(database, sql: sql))
                return StorageAmount(bytes: row[0], files: row[1])
            }
            return StorageUsage(kept: try amount("mode = 'keep'"), transient: try amount("mode <> 'keep'"))
        }
    }
}

/// SplitMix64, so that a failing sequence can be run again.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
