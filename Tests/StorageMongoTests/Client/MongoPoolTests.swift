import TestSupport
import Testing

@testable import StorageMongo

@Suite("Conversations with MongoDB", .timeLimit(.minutes(20)))
struct MongoPoolTests {
    @Test(
        "An address that is none is refused in words that do not repeat it",
        arguments: [
            "", "localhost", "http://localhost", "mongodb://", "mongodb://alice:secret@",
            "mongodb://alice:sec%ret@host/db",
        ])
    func address(address: String) {
        let error = #expect(throws: MongoError.self) { try MongoPool(address: address) }
        #expect(error?.kind == .library)
        #expect(error?.message.contains("secret") == false)
    }

    @Test("The database is the one in the address, or touchstone")
    func database() throws {
        #expect(try MongoPool(address: "mongodb://127.0.0.1:9/other").database == "other")
        #expect(try MongoPool(address: "mongodb://127.0.0.1:9/?appName=x").database == "touchstone")
    }

    @Test("Without a server the error says so, and those behind are told at once")
    func unreachable() async throws {
        let pool = try MongoPool(address: "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100")
        let kinds = await withTaskGroup(of: MongoError.Kind?.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do throws(MongoError) {
                        try await pool.run { session throws(MongoError) in _ = try session.run(["ping": 1], as: .plain)
                        }
                        return nil
                    } catch {
                        return error.kind
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds == Array(repeating: .unreachable, count: 200))
    }

    @Test("An answer ends an outage and a missing server begins one; a connection that broke does neither")
    func news() {
        let kinds: [MongoError.Kind] = [.server(112), .authentication, .library, .network, .unreachable]
        #expect(kinds.map(\.isReached) == [true, true, true, nil, false])
    }

    @Test("What is written is found, changed and deleted again", .needsDeployment)
    func documents() async throws {
        let pool = try MongoPool(address: TestDeployment.database())
        try await pool.run { session throws(MongoError) in
            try session.insert(
                "things",
                (0..<5).map { ["_id": .int32($0), "name": .string("thing \($0)"), "bytes": .binary([1, 2])] })
            let found = try session.find("things", ["_id": ["$gte": 2]], sort: ["_id": -1], limit: 2, only: ["name": 1])
            #expect(found == [["_id": 4, "name": "thing 4"], ["_id": 3, "name": "thing 3"]])
            #expect(try session.update("things", ["_id": 2], ["$set": ["name": "two"]]))
            #expect(try !session.update("things", ["_id": 9], ["$set": ["name": "nine"]]))
            #expect(try session.first("things", ["_id": 2])?["name"] == "two")
            let changed = try session.findAndModify("things", [:], sort: ["_id": -1], ["$inc": ["count": .int64(1)]])
            #expect(changed?["_id"] == 4)
            #expect(changed?["count"] == .int64(1))
            #expect(try session.count("things", [:]) == 5)
            #expect(try session.count("things", [:], limit: 3) == 3)
            #expect(try session.delete("things", ["_id": ["$lt": 2]]) == 2)
        }
        try await pool.drop()
    }

    @Test("A list that is larger than one answer comes whole", .needsDeployment)
    func large() async throws {
        let pool = try MongoPool(address: TestDeployment.database())
        let count = try await pool.run { session throws(MongoError) in
            for number in 0..<20 {
                let bytes = Array(repeating: UInt8(number), count: 2 << 20)
                try session.insert("large", [["_id": .int32(Int32(number)), "bytes": .binary(bytes)]])
            }
            return try session.find("large", [:], sort: ["_id": 1], limit: 20).count {
                $0["bytes"]?.bytes?.count == 2 << 20
            }
        }
        #expect(count == 20)
        try await pool.drop()
    }

    @Test("A second document with the same key is a duplicate, and the error names the index", .needsDeployment)
    func duplicate() async throws {
        let pool = try MongoPool(address: TestDeployment.database())
        let error = await #expect(throws: MongoError.self) {
            try await pool.run { session throws(MongoError) in
                try session.insert("things", [["_id": 1]])
                try session.insert("things", [["_id": 1]])
            }
        }
        #expect(error?.isDuplicate == true)
        #expect(error?.index == "_id_")
        #expect(error?.isTransient == false)
        try await pool.drop()
    }

    @Test("A transaction that is not committed leaves nothing", .needsDeployment)
    func abort() async throws {
        let pool = try MongoPool(address: TestDeployment.database())
        let counts = try await pool.run { session throws(MongoError) in
            try session.insert("things", [["_id": 1]])
            try session.begin()
            try session.insert("things", [["_id": 2]])
            let inside = try session.count("things", [:])
            session.abort()
            return [inside, try session.count("things", [:])]
        }
        #expect(counts == [2, 1])
        try await pool.drop()
    }

    @Test("Of two transactions that change one document, one is told to run again", .needsDeployment)
    func conflict() async throws {
        let pool = try MongoPool(address: TestDeployment.database())
        let error = await #expect(throws: MongoError.self) {
            try await pool.run { session throws(MongoError) in
                try session.insert("things", [["_id": 1, "count": 0]])
                try session.begin()
                defer { session.abort() }
                try session.update("things", ["_id": 1], ["$inc": ["count": 1]])
                try pool.runHere { other throws(MongoError) in
                    try other.begin()
                    defer { other.abort() }
                    try other.update("things", ["_id": 1], ["$inc": ["count": 1]])
                    try other.commit()
                }
            }
        }
        #expect(error?.isTransient == true)
        try await pool.drop()
    }

    @Test("What was acknowledged is there after the server was killed", .startsServers)
    func durable() async throws {
        let folder = try TemporaryFolder()
        let server = try await TestServer(folder)
        let pool = try MongoPool(address: server.address())
        try await pool.run { session throws(MongoError) in
            for number in Int32(0)..<100 {
                try session.begin()
                try session.insert("things", [["_id": .int32(number)]])
                try session.commit()
            }
        }
        await server.kill()
        await #expect(throws: MongoError.self) {
            try await pool.run { session throws(MongoError) in _ = try session.count("things", [:]) }
        }
        let again = try await TestServer(folder, port: server.port)
        var count: Int?
        while count == nil {
            count = try? await pool.run { session throws(MongoError) in try session.count("things", [:]) }
        }
        #expect(count == 100)
        withExtendedLifetime(again) {}
    }

    @Test("When a server is gone those behind are told at once, though whoever noticed says nothing", .startsServers)
    func gone() async throws {
        let server = try await TestServer(TemporaryFolder())
        let pool = try MongoPool(address: server.address(), pause: .seconds(600))
        @Sendable func failure(_ session: MongoSession) -> MongoError? {
            do throws(MongoError) {
                _ = try session.run(["ping": 1], as: .plain)
                return nil
            } catch {
                return error
            }
        }
        let (answers, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Commands of one conversation, until there is no server for them; it is told of as a value.
        async let met = pool.run { session throws(MongoError) -> MongoError in
            while true {
                guard let failure = failure(session) else {
                    continuation.yield()
                    continue
                }
                if failure.kind == .unreachable { return failure }
            }
        }
        for await _ in answers { break }
        await server.kill()
        #expect(try await met.kind == .unreachable)
        let told = await #expect(throws: MongoError.self) {
            try await pool.run { session throws(MongoError) in failure(session) }
        }
        #expect(told?.message == "no server was reached a moment ago")
    }
}
