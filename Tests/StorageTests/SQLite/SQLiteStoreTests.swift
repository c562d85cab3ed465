import Foundation
import GRDB
import Storage
import StorageConformance
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("The SQLite store", .timeLimit(.minutes(20)))
struct SQLiteStoreTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/data/touchstone.sqlite"
    }

    @Test("finds everything again after a restart")
    func reopening() async throws {
        var store: SQLiteStore? = try SQLiteStore(path: path)
        try await store?.insert(UserRecord.account())
        try await store?.insert(SessionRecord.session())
        try await store?.insert(AnalysisRecord.queued())
        let job = try await store?.claim(now: time(10), leaseUntil: time(20))
        store = nil
        let reopened = try SQLiteStore(path: path)
        #expect(try await reopened.user(id: "alice") == .account())
        #expect(try await reopened.session(id: "session") == .session())
        #expect(try await reopened.analysis(id: "analysis", owner: "alice") == job)
    }

    @Test("has on disk what it acknowledged, before it is closed")
    func acknowledgedWrites() async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        for number in 0..<20 { try await store.insert(AnalysisRecord.queued("a\(number)")) }
        let copy = "\(folder.path)/copy.sqlite"
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
        #expect(try await SQLiteStore(path: copy).queued() == 20)
        withExtendedLifetime(store) {}
    }

    @Test("syncs every transaction and checks foreign keys")
    func pragmas() async throws {
        let store = try SQLiteStore(path: path)
        let full = 2
        #expect(try await store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == full)
        #expect(try await store.write { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
        #expect(try await store.write { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test("leaves nothing of a deleted medium in its files", arguments: [40, 60_000])
    func deletedMedium(count: Int) async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        let medium = Array("A text that nobody else wrote. ".utf8) + [UInt8](repeating: 0x61, count: count)
        _ = try await store.insert(AnalysisRecord.queued(), medium: medium, within: .plenty, key: nil)
        func isOnDisk() throws -> Bool {
            let files = try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: path + $0)) }
            return files.contains { $0.range(of: Data(medium.prefix(31))) != nil }
        }
        try await store.engine.pool.barrierWriteWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try isOnDisk())
        _ = try await store.delete(id: "analysis", owner: "alice")
        try await store.engine.pool.barrierWriteWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try !isOnDisk())
    }

    @Test("keeps its files from other users of the machine")
    func permissions() async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        #expect(try folder.permissions("data") == 0o700)
        for suffix in ["", "-wal", "-shm"] {
            #expect(try folder.permissions("data/touchstone.sqlite\(suffix)") == 0o600)
        }
    }

    @Test("refuses a database that a newer program has migrated")
    func newerSchema() async throws {
        var store: SQLiteStore? = try SQLiteStore(path: path)
        try await store?.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')") }
        store = nil
        #expect(throws: StorageError.newerSchema) { try SQLiteStore(path: path) }
    }

    @Test("leaves a database as it was when the disk fills up while it is brought to the form of this version")
    func fullDisk() async throws {
        try FileManager.default.createDirectory(atPath: "\(folder.path)/data", withIntermediateDirectories: true)
        let pool = try DatabasePool(path: path)
        try DatabaseMigrator.touchstone.migrate(pool, upTo: "9 thumbnails")
        let schema = "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY 1"
        let before = try await pool.read { try String.fetchAll($0, sql: schema) }
        try await pool.writeWithoutTransaction { database in
            // Room for the next migration, and for nothing more.
            let pages = try #require(try Int.fetchOne(database, sql: "PRAGMA page_count"))
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
        }
        #expect { try Migration.runAll(on: pool) } throws: { StorageError($0) == .full }
        let applied = try await pool.read(DatabaseMigrator.touchstone.appliedIdentifiers)
        #expect(applied == Set(Migration.all.prefix(9).map(\.name)))
        #expect(try await pool.read { try String.fetchAll($0, sql: schema) } == before)
        #expect(try await pool.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        try pool.close()
        #expect(try await SQLiteStore(path: path).queued() == 0)
        #expect(try SQLiteStore.pendingMigrations(path: path).isEmpty)
    }

    @Test("refuses a file that is no database")
    func noDatabase() throws {
        let path = "\(folder.path)/text"
        try Data(String(repeating: "This is no database. ", count: 100).utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageError.self) { try SQLiteStore(path: path) }
    }

    @Test("deletes sessions, analyses and evidence with their account")
    func cascade() async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        try await store.insert(SessionRecord.session())
        try await store.insert(AnalysisRecord.queued())
        let fence = try #require(try await store.claim(now: time(10), leaseUntil: time(20))).fence
        try await store.append(.sample(), id: "analysis", fence: fence)
        try await store.write { _ = try UserRow.filter(Column("id") == "alice").deleteAll($0) }
        for table in ["session", "analysis", "evidence"] {
            #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } == 0)
        }
    }

    @Test(
        "refuses rows that contradict themselves",
        arguments: ["state = 'done'", "state = 'running'", "state = 'odd'", "media = 'no JSON'", "finished = 1"])
    func checks(assignment: String) async throws {
        let store = try SQLiteStore(path: path)
        try await store.insert(UserRecord.account())
        try await store.insert(AnalysisRecord.queued())
        await #expect(throws: StorageError.self) {
            try await store.write { try $0.execute(sql: "UPDATE analysis SET \(assignment)") }
        }
    }

    @Test(
        "answers the frequent questions from an index, without sorting",
        arguments: [
            (
                "SELECT * FROM analysis WHERE ownerID = 'a' AND (created, id) < (1, 'b') ORDER BY created DESC, id DESC",
                "analysisHistory"
            ),
            (
                "SELECT id FROM analysis WHERE state = 'running' AND leaseUntil <= 1 ORDER BY leaseUntil LIMIT 1",
                "analysisLease"
            ),
            (
                """
                SELECT id FROM analysis
                WHERE state = 'queued' AND restUntil IS NULL AND ownerID = 'a' AND priority = 'batch'
                ORDER BY created, id LIMIT 1
                """, "analysisWaiting"
            ),
            ("SELECT id FROM analysis WHERE restUntil <= 1 ORDER BY restUntil LIMIT 1", "analysisResting"),
            (
                "SELECT id FROM analysis WHERE errorCode = 'gave_up' ORDER BY created DESC, id DESC LIMIT 1",
                "analysisDead"
            ),
            ("SELECT kind, count(*) FROM analysis WHERE state = 'queued' GROUP BY kind", "analysisQueued"),
            ("SELECT ownerID FROM turn ORDER BY place, ticket LIMIT 1", "turnLine"),
            ("SELECT max(ticket) FROM turn", "sqlite_autoindex_turn_1"),
            ("SELECT * FROM analysis WHERE objectKey = 'a'", "analysisByObject"),
        ])
    func indexes(query: String, index: String) async throws {
        let store = try SQLiteStore(path: path)
        let plan = try await store.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains(index) })
        #expect(!plan.contains { $0.contains("TEMP B-TREE") })
    }
}
