import Foundation
import Storage
import StorageConformance
import Testing

@Suite("References of stored media", .timeLimit(.minutes(20)))
struct BlobRepositoryTests {
    private static func blob(_ store: any Backend.Store) async throws -> BlobRecord? {
        try await store.blobs(among: [key()])[key()]
    }

    @Test("follow the analyses that come, go, and lose their media", arguments: Backend.all)
    func counting(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            for id in ["one", "two", "three"] { try await store.insert(.queued(id)) }
            #expect(try await Self.blob(store)?.references == 3)
            _ = try await store.delete(id: "one", owner: "alice")
            _ = try await store.clear(["two"], owner: "alice", thenKeep: nil, within: StorageAllowance.plenty.limit)
            #expect(try await Self.blob(store)?.references == 1)
            _ = try await store.cancel(id: "three", owner: "alice", at: time(5))
            #expect(try await store.forgetMedium(id: "three") == key())
            #expect(try await Self.blob(store)?.references == 0)
        }
    }

    @Test("go with an account, however many of its analyses share a medium with others'", arguments: Backend.all)
    func account(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            for number in 0..<3 { try await store.insert(.queued("a\(number)")) }
            try await store.insert(.queued("b", owner: "bob"))
            #expect(try await store.deleteUser(id: "alice") == [key()])
            #expect(try await Self.blob(store)?.references == 1)
        }
    }

    @Test("are not counted for a medium that is stored beside its analysis", arguments: Backend.all)
    func beside(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            _ = try await store.insert(.queued(), medium: [1, 2, 3], within: .plenty, key: nil)
            #expect(try await Self.blob(store) == nil)
            _ = try await store.cancel(id: "analysis", owner: "alice", at: time(5))
            #expect(try await store.forgetMedium(id: "analysis") == key())
            #expect(try await store.medium(id: "analysis") == nil)
        }
    }

    @Test("are refused to what nobody has announced, and to what is being deleted", arguments: Backend.all)
    func refusal(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            func insert() async throws {
                _ = try await store.insert(.queued(), medium: nil, within: .plenty, key: nil)
            }
            await #expect(throws: StorageError.busy) { try await insert() }
            try await store.touch(blob: key(), bytes: 5, at: time(1))
            #expect(try await store.claimDoomed(among: [key(), key("b")], at: time(2)) == [key()])
            await #expect(throws: StorageError.busy) { try await insert() }
            await #expect(throws: StorageError.busy) { try await store.touch(blob: key(), bytes: 5, at: time(3)) }
            #expect(try await store.claimDoomed(among: [key()], at: time(4)).isEmpty, "somebody is at it")
            try await store.forget(blob: key())
            await #expect(throws: StorageError.busy) { try await insert() }
            try await store.touch(blob: key(), bytes: 5, at: time(5))
            try await insert()
            #expect(try await store.claimDoomed(among: [key()], at: time(6)).isEmpty, "somebody needs it")
            try await store.forget(blob: key())
            #expect(try await Self.blob(store)?.references == 1, "only what is doomed can be forgotten")
            #expect(try await store.usage(owner: "alice").kept.files == 1)
        }
    }

    @Test(
        "that nobody took are handed out for deletion after their time, and again when that did not end",
        arguments: Backend.all)
    func doom(backend: Backend) async throws {
        try await backend.withStore { store in
            for (number, digit) in ["a", "b", "c"].enumerated() {
                try await store.touch(blob: key(Character(digit)), bytes: 5, at: time(Int64(number)))
            }
            try await store.touch(blob: key("a"), bytes: 5, at: time(2))
            let now = time() + BlobRecord.deletion * 3
            #expect(try await store.claimDoomed(touchedBefore: time(1), at: now, limit: 9).isEmpty)
            #expect(try await store.claimDoomed(touchedBefore: time(2), at: now, limit: 9).map(\.key) == [key("b")])
            #expect(try await store.claimDoomed(touchedBefore: time(3), at: now, limit: 9).count == 2)
            let soon = now + BlobRecord.deletion
            #expect(try await store.claimDoomed(touchedBefore: time(3), at: soon, limit: 9).isEmpty)
            try await store.forget(blob: key("b"))
            let later = soon + 1
            #expect(try await store.claimDoomed(touchedBefore: time(3), at: later, limit: 1).count == 1)
            #expect(try await store.claimDoomed(touchedBefore: time(3), at: later, limit: 9).count == 1)
        }
    }
}
