import Foundation
import Storage
import StorageConformance
import Synchronization
import Testing

@Suite("A user repository", .timeLimit(.minutes(20)))
struct UserRepositoryTests {
    @Test("finds an account by its id and by its address", arguments: Backend.all)
    func accountRoundTrip(backend: Backend) async throws {
        try await backend.withStore { store in
            let guest = UserRecord(id: "guest", email: "guest", passwordHash: "", role: .guest, created: time(1))
            try await store.insert(.account())
            try await store.insert(guest)
            #expect(try await store.user(id: "alice") == .account())
            #expect(try await store.user(email: "alice@example.org") == .account())
            #expect(try await store.user(id: "guest") == guest)
            #expect(try await store.user(id: "bob") == nil)
            #expect(try await store.user(email: "bob@example.org") == nil)
        }
    }

    @Test("refuses a second account with the same address", arguments: Backend.all)
    func duplicateAddress(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            var other = UserRecord.account("bob")
            other.email = "alice@example.org"
            await #expect(throws: StorageError.duplicate) { try await store.insert(other) }
            #expect(try await store.user(id: "bob") == nil)
        }
    }

    @Test("keeps a session until it is ended", arguments: Backend.all)
    func sessionRoundTrip(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let session = SessionRecord.session()
            try await store.insert(session)
            #expect(try await store.session(id: "session") == session)
            try await store.deleteSession(id: "session")
            try await store.deleteSession(id: "session")
            #expect(try await store.session(id: "session") == nil)
        }
    }

    @Test("forgets expired sessions of an account when it signs in again", arguments: Backend.all)
    func expiredSessions(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(.session("old", token: 1))
            try await store.insert(.session("other", user: "bob", token: 2))
            var session = SessionRecord.session("new", token: 3)
            session.created = time(3)
            try await store.insert(session)
            #expect(try await store.session(id: "old") == nil)
            #expect(try await store.session(id: "other") != nil)
            #expect(try await store.session(id: "new") != nil)
        }
    }

    @Test("changes a session", arguments: Backend.all)
    func rotation(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            let rotated = try await store.updateSession(id: "session") { Self.rotate($0, to: hash(2)) }
            #expect(rotated?.tokenHash == hash(2))
            #expect(try await store.session(id: "session") == rotated)
        }
    }

    @Test("ends a session when asked to", arguments: Backend.all)
    func end(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            _ = try await store.updateSession(id: "session") { Self.rotate($0, to: hash(2)) }
            let ended = try await store.updateSession(id: "session") { $0.tokenHash == hash(1) ? $0 : nil }
            #expect(ended == nil)
            #expect(try await store.session(id: "session") == nil)
        }
    }

    @Test("calls nothing for an unknown session", arguments: Backend.all)
    func unknownSession(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            let called = Mutex(false)
            let none = try await store.updateSession(id: "other") { session in
                called.withLock { $0 = true }
                return session
            }
            #expect(none == nil)
            #expect(!called.withLock { $0 })
        }
    }

    @Test("lets one of many users of the same token win", arguments: Backend.all)
    func rotationIsAtomic(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            let winners = try await withThrowingTaskGroup { group in
                for number in UInt8(10)..<26 {
                    group.addTask {
                        try await store.updateSession(id: "session") { session in
                            session.tokenHash == hash(1) ? Self.rotate(session, to: hash(number)) : session
                        }?.tokenHash == hash(number)
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1)
        }
    }

    private static func rotate(_ session: SessionRecord, to hash: Data) -> SessionRecord {
        var session = session
        session.tokenHash = hash
        session.refreshed = time(4)
        return session
    }
}
