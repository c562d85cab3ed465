import Foundation
import Storage
import StorageConformance
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

    @Test(
        "finds an account by who its owner is to a provider, and an identity opens one account", arguments: Backend.all)
    func identities(backend: Backend) async throws {
        try await backend.withStore { store in
            let (ann, elsewhere) = (
                ProviderIdentity(issuer: "https://one.example.org", subject: "1"),
                ProviderIdentity(issuer: "https://two.example.org", subject: "1")
            )
            var alice = UserRecord.account()
            (alice.identity, alice.passwordHash) = (ann, "")
            try await store.insert(alice)
            #expect(try await store.user(identity: ann) == alice)
            #expect(try await store.user(identity: elsewhere) == nil)
            var carol = UserRecord.account("carol")
            carol.identity = ann
            await #expect(throws: StorageError.duplicate) { try await store.insert(carol) }
            try await store.insert(.account("bob"))
            await #expect(throws: StorageError.duplicate) {
                try await store.change(user: "bob", by: [.link(ann)], at: time(2))
            }
            #expect(try await store.user(id: "bob")?.identity == nil)
            #expect(try await store.change(user: "bob", by: [.link(elsewhere)], at: time(2))?.identity == elsewhere)
            #expect(try await store.user(identity: elsewhere)?.id == "bob")
            // Nothing else would open it.
            #expect(try await store.change(user: "alice", by: [.unlink], at: time(3))?.identity == ann)
            #expect(try await store.change(user: "bob", by: [.unlink], at: time(3))?.identity == nil)
            #expect(try await store.user(identity: elsewhere) == nil)
            _ = try await store.deleteUser(id: "alice")
            #expect(try await store.user(identity: ann) == nil)
            try await store.insert(carol)
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

    @Test("goes on with the next token of a session, and ends it when a used one is shown", arguments: Backend.all)
    func rotation(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session(expires: time(1000)))
            let answer = try await store.show(Self.token(1, next: [2]), to: "session")
            let rotated = try #require(try await store.session(id: "session"))
            #expect(answer == .goesOn(rotated) && rotated.tokenHash == hash(2))
            #expect(try await store.show(Self.token(7, next: [8]), to: "session") == .reused(userID: "alice"))
            #expect(try await store.session(id: "session") == nil)
            #expect(try await store.show(Self.token(2, next: [3]), to: "session") == .ended)
        }
    }

    @Test("lets one of many users of the same token win", arguments: Backend.all)
    func rotationIsAtomic(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session(expires: time(1000)))
            let answers = try await withThrowingTaskGroup { group in
                for number in UInt8(10)..<26 {
                    group.addTask { try await store.show(Self.token(1, next: [number]), to: "session") }
                }
                return try await group.reduce(into: [TokenAnswer]()) { $0.append($1) }
            }
            let winners = answers.filter { if case .goesOn = $0 { true } else { false } }
            #expect(winners.count == 1)
            #expect(answers.count { $0 == .reused(userID: "alice") } == 1, "the second one looks like a thief")
        }
    }

    private static func token(_ byte: UInt8, next: [UInt8]) -> ShownToken {
        ShownToken(
            hash: hash(byte), successors: next.map { hash($0) }, time: time(4),
            rule: SessionRule(lifetime: 600, longest: 6000))
    }
}

extension SessionRecord {
    fileprivate static func session(expires: Date) -> SessionRecord {
        var session = SessionRecord.session()
        session.expires = expires
        return session
    }
}
