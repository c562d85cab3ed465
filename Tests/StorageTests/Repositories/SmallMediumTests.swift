import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A small medium", .timeLimit(.minutes(20)))
struct SmallMediumTests {
    private static let bytes: [UInt8] = [1, 2, 3]

    @Test("comes with its analysis, and is not there when that is refused or a repetition", arguments: Backend.all)
    func coming(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let key = IdempotencyKey(key: "k", fingerprint: hash(1))
            let added = try await Self.add("a", to: store, within: .bytes(2000), key: key)
            #expect(added == .added(Retention(.keep)))
            #expect(try await store.medium(id: "a") == Self.bytes)
            #expect(try await Self.add("b", to: store, within: .bytes(2000), key: key) == .repeated("a"))
            #expect(try await store.medium(id: "b") == nil)
            _ = try await Self.add("held", to: store, within: .bytes(2000))
            await #expect(throws: StorageError.quotaExceeded) {
                try await Self.add("c", to: store, within: .bytes(2000))
            }
            #expect(try await store.medium(id: "c") == nil)
        }
    }

    @Test("goes with its analysis, however that goes, and alone when it is forgotten", arguments: Backend.all)
    func going(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            for id in ["deleted", "cleared", "forgotten"] { _ = try await Self.add(id, to: store) }
            for id in ["bobs"] { _ = try await Self.add(id, of: "bob", to: store) }
            _ = try await store.delete(id: "deleted", owner: "alice")
            let limit = StorageAllowance.plenty.limit
            _ = try await store.clear(["cleared"], owner: "alice", thenKeep: nil, within: limit)
            _ = try await store.cancel(id: "forgotten", owner: "alice", at: time(1))
            _ = try await store.forgetMedium(id: "forgotten")
            _ = try await store.deleteUser(id: "bob")
            for id in ["deleted", "cleared", "forgotten", "bobs"] { #expect(try await store.medium(id: id) == nil) }
            #expect(try await store.analysis(id: "forgotten", owner: "alice") != nil)
        }
    }

    @Test("stays when its analysis is run again", arguments: Backend.all)
    func rerun(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            _ = try await Self.add("a", to: store)
            let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
            try await store.finish(id: "a", fence: job.fence, at: time(11), outcome: .success(.sample("a")))
            _ = try await store.rerun(id: "a", owner: "alice", at: time(12))
            #expect(try await store.medium(id: "a") == Self.bytes)
        }
    }

    private static func add(
        _ id: String, of owner: String = "alice", to store: any Backend.Store,
        within allowance: StorageAllowance = .plenty,
        key: IdempotencyKey? = nil
    ) async throws(StorageError) -> Admission {
        try await store.insert(.queued(id, owner: owner), medium: bytes, within: allowance, key: key)
    }
}
