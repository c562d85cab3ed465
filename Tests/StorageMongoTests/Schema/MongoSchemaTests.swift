import DetectionCore
import Foundation
import Storage
import TestSupport
import Testing

@testable import StorageMongo

@Suite("The form of the database", .timeLimit(.minutes(20)))
struct MongoSchemaTests {
    @Test("An empty database lacks everything; migrating makes it, and again changes nothing", .needsDeployment)
    func migration() async throws {
        let engine = try MongoEngine(address: TestDeployment.database())
        let missing = try await engine.missing()
        #expect(missing.first == "collection user")
        #expect(missing.last == "version \(MongoSchema.version) of the schema")
        await #expect(throws: StorageError.self) { try await engine.check() }
        #expect(try await engine.migrate() == missing)
        #expect(try await engine.missing() == [])
        #expect(try await engine.migrate() == [])
        try await engine.check()
        try await engine.pool.drop()
    }

    @Test("Several may migrate at the same time", .needsDeployment)
    func together() async throws {
        let engine = try MongoEngine(address: TestDeployment.database())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try await engine.migrate() } }
            try await group.waitForAll()
        }
        #expect(try await engine.missing() == [])
        try await engine.pool.drop()
    }

    @Test("A missing index is named, and made again", .needsDeployment)
    func index() async throws {
        try await TestDatabase.with { engine in
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.run(["dropIndexes": "analysis", "index": "line"], as: .write)
            }
            await #expect(
                throws: StorageError.failed("it lacks index line of collection analysis. Run 'touchstone migrate'.")
            ) {
                try await engine.check()
            }
            #expect(try await engine.migrate() == ["index line of collection analysis"])
        }
    }

    @Test("Rules of a collection that were changed are named, and put back", .needsDeployment)
    func validator() async throws {
        try await TestDatabase.with { engine in
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.run(["collMod": "ledger", "validator": [:]], as: .write)
            }
            #expect(try await engine.migrate() == ["rules of collection ledger"])
            #expect(try await engine.missing() == [])
        }
    }

    @Test("Records of version 1 are brought to the form of today, and a cut upgrade goes on", .needsDeployment)
    func upgrade() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            for number in 0..<4 {
                let analysis = AnalysisRecord.queued("a\(number)", created: time(Int64(number)))
                _ = try await store.insert(analysis, medium: [7], within: .bytes(10_000), key: nil)
            }
            _ = try await store.claim(now: time(10), leaseUntil: time(20), by: "worker")
            _ = try await store.cancel(id: "a3", owner: "alice", at: time(15))
            let whole = try await store.page(owner: "alice", after: nil, limit: 9)
            try await engine.pool.run { session throws(MongoError) in
                for collection in ["analysis", "turn"] {
                    _ = try session.run(["collMod": .string(collection), "validator": [:]], as: .write)
                }
                let members = ["priority", "since", "restUntil", "holder", "setback", "summary"].map {
                    ($0, BSONValue.string(""))
                }
                try session.updateAll("analysis", [:], ["$unset": .document(BSONDocument(members))])
                try session.delete("turn", [:])
                try session.insert("turn", [["_id": "alice", "waiting": BSONValue(2), "ticket": BSONValue(5)]])
                try session.update("schema", ["_id": "touchstone"], ["$set": ["version": .int64(1)]])
            }
            #expect(try await engine.missing().first == "form of the records of collection analysis")
            _ = try await engine.migrate()
            #expect(try await engine.missing() == [])
            let upgraded = try await store.page(owner: "alice", after: nil, limit: 9)
            #expect(upgraded.map(\.state) == whole.map(\.state) && upgraded.allSatisfy { $0.priority == .interactive })
            #expect(upgraded.map(\.since) == whole.map(\.since))
            #expect(try await store.queued() == 2)
            #expect(try await store.ahead(of: "a2") == 1)
            for id in ["a0", "a1", "a2"] {
                #expect(try await store.claim(now: time(30), leaseUntil: time(40), by: "worker")?.id == id)
            }
        }
    }

    @Test("Records of version 2 get what heads their reports, but of one that cannot be read", .needsDeployment)
    func summaries() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            for (number, id) in ["a", "b", "c"].enumerated() {
                let analysis = AnalysisRecord.queued(id, created: time(Int64(number)))
                _ = try await store.insert(analysis, medium: [7], within: .bytes(10_000), key: nil)
            }
            for id in ["a", "b"] {
                let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20), by: "worker"))
                try await store.finish(
                    id: id, fence: job.fence, at: time(11), outcome: .success(try .sample(id)), thumbnail: nil)
            }
            let list = { try await store.summaries(owner: "alice", matching: HistoryFilter(), after: nil, limit: 9) }
            let before = try await list()
            #expect(before.map { $0.report == nil } == [true, false, false])
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.run(["collMod": "analysis", "validator": [:]], as: .write)
                try session.updateAll("analysis", [:], ["$unset": ["summary": ""]])
                try session.update("analysis", ["_id": "b"], ["$set": ["report": "{}"]])
                try session.update("schema", ["_id": "touchstone"], ["$set": ["version": .int64(2)]])
            }
            let missing = try await engine.missing()
            #expect(missing.first == "form of the records of collection analysis")
            // Once the rules hold, no program of the version before can add another one.
            #expect(missing.dropLast(2).last == "form of records that collection analysis got meanwhile")
            _ = try await engine.migrate()
            #expect(try await engine.missing() == [])
            let after = try await list()
            #expect(after[2] == before[2] && after[0] == before[0])
            #expect(after[1].report == nil && after[1].error?.code == .unreadable)
        }
    }

    @Test("Accounts of version 5 have no identity, and get one like any other", .needsDeployment)
    func identities() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            let before = try await store.user(id: "alice")
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.run(["collMod": "user", "validator": [:]], as: .write)
                try session.updateAll("user", [:], ["$unset": ["issuer": "", "subject": ""]])
                try session.update("schema", ["_id": "touchstone"], ["$set": ["version": .int64(5)]])
            }
            #expect(try await engine.missing().first == "form of the records of collection user")
            _ = try await engine.migrate()
            #expect(try await engine.missing() == [])
            #expect(try await store.user(id: "alice") == before)
            let identity = ProviderIdentity(issuer: "https://id.example.org", subject: "1")
            _ = try await store.change(user: "alice", by: [.link(identity)], at: time(1))
            #expect(try await store.user(identity: identity)?.id == "alice")
        }
    }

    @Test("A database that a newer program made is left alone", .needsDeployment)
    func newer() async throws {
        try await TestDatabase.with { engine in
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.update("schema", ["_id": "touchstone"], ["$set": ["version": .int64(99)]])
            }
            await #expect(throws: StorageError.newerSchema) { try await engine.check() }
            await #expect(throws: StorageError.newerSchema) { try await engine.migrate() }
        }
    }

    @Test("A standalone server is refused in words for its operator", .startsServers)
    func standalone() async throws {
        let folder = try TemporaryFolder()
        let server = try await TestServer(folder, ["--standalone"])
        let engine = try MongoEngine(address: server.address())
        await #expect(
            throws: StorageError.failed("MongoDB must run as a replica set: a standalone server has no transactions.")
        ) {
            try await engine.check()
        }
    }

    @Test("Wrong credentials are refused in words that do not repeat them", .startsServers)
    func credentials() async throws {
        let folder = try TemporaryFolder()
        let open = try await TestServer(folder)
        let pool = try MongoPool(address: open.address())
        try await pool.run { session throws(MongoError) in
            let command: BSONDocument = [
                "createUser": "alice", "pwd": "right", "roles": [["role": "readWrite", "db": "touchstone"]],
            ]
            _ = try session.run(command, as: .plain, in: "admin")
        }
        await open.kill()
        let server = try await TestServer(folder, ["--auth"])
        let engine = try MongoEngine(address: server.address(credentials: "alice:right@", options: "?authSource=admin"))
        #expect(try await !engine.migrate().isEmpty)
        for credentials in ["alice:wrong@", "bob:wrong@"] {
            let refused = try MongoEngine(
                address: server.address(credentials: credentials, options: "?authSource=admin"))
            await #expect(throws: StorageError.failed("MongoDB refuses the user name or the password.")) {
                try await refused.check()
            }
        }
    }

    @Test("Without a server the words say so, within a second")
    func away() async throws {
        let engine = try MongoEngine(address: "mongodb://127.0.0.1:9")
        await #expect(throws: StorageError.unavailable("the database cannot be reached: no MongoDB primary answers.")) {
            try await engine.check()
        }
    }
}
