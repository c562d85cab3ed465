import Foundation
import Storage
import Synchronization
import Testing

@Suite("A user repository")
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
            var session = SessionRecord.session()
            session.previousHash = hash(9)
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

    @Test("rotates a session found by its valid token", arguments: Backend.all)
    func rotation(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            let rotated = try await store.rotateSession(tokenHash: hash(1)) { Self.rotate($0, to: hash(2)) }
            #expect(rotated?.tokenHash == hash(2))
            #expect(rotated?.previousHash == hash(1))
            #expect(try await store.session(id: "session") == rotated)
        }
    }

    @Test("ends a session found by its previous token when asked to", arguments: Backend.all)
    func reuse(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            _ = try await store.rotateSession(tokenHash: hash(1)) { Self.rotate($0, to: hash(2)) }
            let ended = try await store.rotateSession(tokenHash: hash(1)) { $0.tokenHash == hash(1) ? $0 : nil }
            #expect(ended == nil)
            #expect(try await store.session(id: "session") == nil)
        }
    }

    @Test("calls nothing for an unknown token", arguments: Backend.all)
    func unknownToken(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            let called = Mutex(false)
            let none = try await store.rotateSession(tokenHash: hash(5)) { session in
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
                        try await store.rotateSession(tokenHash: hash(1)) { session in
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
        session.previousHash = session.tokenHash
        session.tokenHash = hash
        session.refreshed = time(4)
        return session
    }
}
