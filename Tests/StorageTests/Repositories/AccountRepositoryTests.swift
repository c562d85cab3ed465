import Foundation
import Storage
import StorageConformance
import Testing

@Suite("An account repository", .timeLimit(.minutes(20)))
struct AccountRepositoryTests {
    @Test("changes an account and ends the sessions it is told to, in one step", arguments: Backend.all)
    func update(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            for (index, name) in ["one", "two"].enumerated() {
                try await store.insert(.session(name, token: UInt8(index)))
            }
            try await store.insert(.session("bobs", user: "bob", token: 9))
            let changed = try await store.change(
                user: "alice",
                by: [
                    .setPassword(hash: "new", sparing: "two"), .setLimit(StorageAmount(bytes: 1, files: 2)),
                    .setRetention(RetentionDefault(mode: .ephemeral)),
                ], at: time(5))
            #expect(try await store.user(id: "alice") == changed)
            #expect(changed?.passwordHash == "new" && changed?.limit == StorageAmount(bytes: 1, files: 2))
            #expect(try await store.sessions(userID: "alice").map(\.id) == ["two"])
            #expect(try await store.change(user: "alice", by: [.disable], at: time(6))?.disabled == time(6))
            #expect(try await store.sessions(userID: "alice").isEmpty)
            #expect(try await store.sessions(userID: "bob").map(\.id) == ["bobs"])
            #expect(try await store.change(user: "nobody", by: [.disable], at: time(6)) == nil)
        }
    }

    @Test("deletes an account with everything it owns and names its media", arguments: Backend.all)
    func delete(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.session())
            try await store.insert(Self.apiKey(), atMost: 1)
            await #expect(throws: StorageError.conflict) {
                var second = Self.apiKey()
                (second.id, second.hash) = ("second", hash(5))
                try await store.insert(second, atMost: 1)
            }
            try await store.insert(AnalysisRecord.queued("a", objectKey: key("b")))
            try await store.insert(AnalysisRecord.queued("b", objectKey: key("b")))
            #expect(try await store.deleteUser(id: "alice") == [key("b")])
            #expect(try await store.user(id: "alice") == nil)
            #expect(try await store.session(id: "session") == nil)
            #expect(try await store.key(hash: hash(4)) == nil)
            #expect(try await store.analysis(id: "a", owner: "alice") == nil)
            #expect(try await store.deleteUser(id: "alice").isEmpty)
        }
    }

    @Test("pages through all accounts, newest first", arguments: Backend.all)
    func paging(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["a", "b", "c"] { try await store.insert(.account(name)) }
            let first = try await store.users(after: nil, limit: 2)
            #expect(first.map(\.id) == ["c", "b"])
            let cursor = first.last.map { HistoryCursor(created: $0.created, id: $0.id) }
            #expect(try await store.users(after: cursor, limit: 2).map(\.id) == ["a"])
        }
    }

    @Test("keeps keys by their hash, for their owner to list and delete", arguments: Backend.all)
    func keys(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(Self.apiKey(), atMost: 1)
            await #expect(throws: StorageError.conflict) {
                var second = Self.apiKey()
                (second.id, second.hash) = ("second", hash(5))
                try await store.insert(second, atMost: 1)
            }
            #expect(try await store.key(hash: hash(4)) == Self.apiKey())
            #expect(try await store.keys(userID: "alice") == [Self.apiKey()])
            #expect(try await store.keys(userID: "bob").isEmpty)
            #expect(try await !store.deleteKey(id: "key", userID: "bob"))
            #expect(try await store.deleteKey(id: "key", userID: "alice"))
            #expect(try await store.key(hash: hash(4)) == nil)
        }
    }

    private static func apiKey() -> APIKeyRecord {
        APIKeyRecord(
            id: "key", userID: "alice", name: "nightly", prefix: "tsk_abc", hash: hash(4), scopes: [.read, .write],
            created: time(1), expires: time(2))
    }
}
