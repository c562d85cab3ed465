import DetectionCore
import Foundation
import Storage
import TestSupport
import Testing

@testable import StorageMongo

@Suite("The store on MongoDB", .timeLimit(.minutes(20)), .needsDeployment)
struct MongoEngineTests {
    @Test("An account comes back as it was, and its address is its own")
    func account() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            #expect(try await store.user(email: "alice@example.org") == .account())
            await #expect(throws: StorageError.duplicate) { try await store.insert(.account()) }
            var other = UserRecord.account("bob")
            other.email = "alice@example.org"
            await #expect(throws: StorageError.duplicate) { try await store.insert(other) }
            #expect(try await store.usage(owner: "bob") == .zero)
            #expect(try await store.users(after: nil, limit: 10) == [.account()])
        }
    }

    @Test("A job is taken, finds evidence under its fence, and ends; its parts go with it")
    func job() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            let admission = try await store.insert(
                .queued(), medium: [1, 2, 3], within: .bytes(1000), key: nil, ending: nil)
            #expect(admission == .added(Retention(.keep)))
            #expect(try await store.queued() == 1)
            let now = try await store.now()
            let job = try #require(try await store.claim(now: now, leaseUntil: now + 30, by: "worker"))
            #expect(job.state == .running)
            #expect(try await store.claim(now: now, leaseUntil: now + 30, by: "worker") == nil)
            try await store.append(.sample(), id: job.id, fence: job.fence)
            try await store.append(.sample("image.mark"), id: job.id, fence: job.fence)
            await #expect(throws: StorageError.leaseLost) {
                try await store.append(.sample(), id: job.id, fence: job.fence - 1)
            }
            let running = try await store.analysis(id: job.id, owner: "alice")
            #expect(running?.evidence.map(\.detector) == ["image.clip", "image.mark"])
            try await store.finish(
                id: job.id, fence: job.fence, at: now, outcome: .failure(MediaError(.unreadable, "No.")),
                thumbnail: Data([4, 5]))
            let ended = try #require(try await store.analysis(id: job.id, owner: "alice"))
            #expect(ended.state == .failed)
            #expect(ended.evidence.isEmpty)
            #expect(ended.error?.code == .unreadable)
            #expect(try await store.medium(id: job.id) == [1, 2, 3])
            #expect(try await store.thumbnail(id: job.id, owner: "alice") == Data([4, 5]))
            #expect(try await store.usage(owner: "alice").kept == StorageAmount(bytes: 100, files: 1))
            #expect(try await store.delete(id: job.id, owner: "alice")?.id == job.id)
            #expect(try await store.medium(id: job.id) == nil)
            #expect(try await store.usage(owner: "alice") == .zero)
        }
    }

    @Test("Of uploads at the same time as many are kept as fit, and the ledger is exact")
    func quota() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            let kept = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        do throws(StorageError) {
                            _ = try await store.insert(
                                .queued("a\(number)"), medium: [7], within: .bytes(3_050), key: nil, ending: nil)
                            return true
                        } catch {
                            if error != .quotaExceeded { Issue.record("\(error)") }
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $1 ? $0 + 1 : $0 }
            }
            #expect(kept == 30)
            #expect(try await store.usage(owner: "alice").kept == StorageAmount(bytes: 3000, files: 30))
            #expect(try await store.keptItems(owner: "alice").count == 30)
            #expect(try await store.queued() == 30)
            #expect(try await store.statistics().queued == [.image: 30])
        }
    }

    @Test("Changes of one account that wait keep no connection from others")
    func waiting() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            for owner in ["alice", "bob"] { try await store.insert(.account(owner)) }
            let (isHeld, isOver) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await engine.write(changing: [.account("alice")]) { _ throws(StorageError) in
                        isHeld.continuation.finish()
                        isOver.wait()
                    }
                }
                for await _ in isHeld.stream {}
                // More than there are connections.
                for number in 0..<(2 * MongoPool.width) {
                    group.addTask {
                        _ = try await store.insert(
                            .queued("a\(number)"), medium: [7], within: .bytes(10_000), key: nil, ending: nil)
                    }
                }
                for number in 0..<5 {
                    _ = try await store.insert(
                        .queued("b\(number)", owner: "bob"), medium: [7], within: .bytes(10_000), key: nil,
                        ending: nil)
                }
                isOver.signal()
                try await group.waitForAll()
            }
            #expect(try await store.queued() == 2 * MongoPool.width + 5)
        }
    }

    @Test("Two processes change one account at the same time, and a worker of each takes its jobs")
    func processes() async throws {
        let address = try TestDeployment.database()
        let engines = try [MongoEngine(address: address), MongoEngine(address: address)]
        _ = try await engines[0].migrate()
        let stores = engines.map { TransactionalStore(engine: $0) }
        try await stores[0].insert(.account())
        let now = try await stores[0].now()
        let jobs = 40
        let taken = try await withThrowingTaskGroup(of: [String].self) { group in
            for number in 0..<jobs {
                group.addTask {
                    _ = try await stores[number % 2].insert(
                        .queued("a\(number)"), medium: [7], within: .bytes(100 * jobs), key: nil, ending: nil)
                    return []
                }
            }
            for store in stores {
                group.addTask {
                    var taken: [String] = []
                    while taken.count < jobs / 2 {
                        if let job = try await store.claim(now: now, leaseUntil: now + 60, by: "worker") {
                            taken.append(job.id)
                        }
                    }
                    return taken
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(taken).count == jobs)
        #expect(try await stores[1].usage(owner: "alice").kept == StorageAmount(bytes: 100 * jobs, files: jobs))
        #expect(try await stores[1].queued() == 0)
        try await engines[0].pool.drop()
    }

    @Test("Workers at the same time take each job once")
    func claims() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            for owner in ["alice", "bob"] {
                try await store.insert(.account(owner))
                for number in 0..<10 {
                    let job = AnalysisRecord.queued("\(owner)\(number)", owner: owner, created: time(Int64(number)))
                    _ = try await store.insert(job, medium: [7], within: .bytes(10_000), key: nil, ending: nil)
                }
            }
            let now = try await store.now()
            let taken = await withTaskGroup(of: [String].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var taken: [String] = []
                        while let job = try? await store.claim(now: now, leaseUntil: now + 60, by: "worker") {
                            taken.append(job.id)
                        }
                        return taken
                    }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(taken).count == 20)
            #expect(taken.count == 20)
            #expect(try await store.queued() == 0)
        }
    }

    @Test(
        "Names are searched as texts, whatever in them stands for something elsewhere",
        arguments: [
            ("$1", true), ("übung", false), ("Übung", true), ("ÜBUNG", true), (".png", true), ("'one'", true),
            (".*", false),
            ("$folded", false), ("", true),
        ])
    func search(text: String, isFound: Bool) async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            _ = try await store.insert(.queued(), medium: [7], within: .bytes(10_000), key: nil, ending: nil)
            var filter = HistoryFilter()
            filter.text = text
            #expect(try await store.page(owner: "alice", matching: filter, after: nil, limit: 5).isEmpty != isFound)
        }
    }

    @Test("An account goes with all it owns, and nothing of it is left in any collection")
    func deletion() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            let key = IdempotencyKey(key: "again", fingerprint: Data([1]))
            _ = try await store.insert(.queued(), medium: [7], within: .bytes(10_000), key: key, ending: nil)
            try await store.insert(
                WebhookRecord(
                    id: "hook", ownerID: "alice", url: "https://example.org", secret: Data([1]), created: time()),
                atMost: 1)
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(1))
            #expect(try await store.deliveries(webhook: "hook", owner: "alice", after: nil, limit: 5).count == 1)
            try await store.insert(
                SessionRecord(
                    id: "session", userID: "alice", tokenHash: Data([1]), created: time(), refreshed: time(),
                    expires: time(1)))
            try await store.insert(
                UploadRecord(
                    id: "upload", ownerID: "alice", length: 5, path: "/u", name: nil, declaredType: nil, metadata: nil,
                    created: time(), expires: time(1)), within: StorageAmount(bytes: 1000, files: 10))
            _ = try await store.deleteUser(id: "alice")
            let left = try await engine.pool.run { session throws(MongoError) in
                var left: [String] = []
                for collection in Collection.allCases where collection != .schema {
                    if try session.count(collection.rawValue, [:]) > 0 { left.append(collection.rawValue) }
                }
                return left
            }
            #expect(left == [])
        }
    }

    @Test("A member that was edited by hand into another type is named, and the rest is untouched")
    func edited() async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            try await store.insert(.account("bob"))
            try await engine.pool.run { session throws(MongoError) in
                _ = try session.run(["collMod": "user", "validationLevel": "off"], as: .write)
                try session.update("user", ["_id": "alice"], ["$set": ["created": "yesterday", "passwordHash": 5]])
            }
            let error = await #expect(throws: StorageError.self) { try await store.user(id: "alice") }
            #expect(error == .failed("The database holds what cannot be read: passwordHash of user."))
            #expect(try await store.user(id: "bob") == .account("bob"))
        }
    }

    @Test(
        "The database refuses a document that breaks its rules",
        arguments: [
            ["leaseUntil": .int64(5)], ["state": "running"], ["state": "done"], ["state": "other"],
            ["bytes": .int64(-1)],
            ["created": "now"],
        ] as [BSONDocument])
    func rules(change: BSONDocument) async throws {
        try await TestDatabase.with { engine in
            let store = TransactionalStore(engine: engine)
            try await store.insert(.account())
            _ = try await store.insert(.queued(), medium: [7], within: .bytes(10_000), key: nil, ending: nil)
            let error = await #expect(throws: MongoError.self) {
                try await engine.pool.run { session throws(MongoError) in
                    try session.update("analysis", [:], ["$set": .document(change)])
                }
            }
            #expect(error?.kind == .server(121))
        }
    }

    @Test("The time is the server's, to the millisecond")
    func clock() async throws {
        try await TestDatabase.with { engine in
            let distance = try await engine.now().timeIntervalSinceNow
            #expect(abs(distance) < 600)
        }
    }
}
