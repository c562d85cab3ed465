import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A retention repository", .timeLimit(.minutes(20)))
struct RetentionRepositoryTests {
    @Test("counts what is kept and what is not, apart", arguments: Backend.all)
    func usage(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            _ = try await store.insert(.queued("a", bytes: 10), within: .plenty)
            let ephemeral = Retention(.ephemeral, until: time(5))
            _ = try await store.insert(.queued("b", bytes: 7, retention: ephemeral), within: .plenty)
            #expect(
                try await store.usage(owner: "alice")
                    == StorageUsage(
                        kept: StorageAmount(bytes: 10, files: 1), transient: StorageAmount(bytes: 7, files: 1)))
            _ = try await store.delete(id: "a", owner: "alice")
            _ = try await store.delete(id: "b", owner: "alice")
            #expect(try await store.usage(owner: "alice") == StorageUsage(kept: .zero, transient: .zero))
        }
    }

    @Test(
        "holds for a day what would exceed the limit, and refuses what could not even be held", arguments: Backend.all)
    func holding(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            #expect(try await store.insert(.queued("a", bytes: 60), within: .bytes(100)).mode == .keep)
            let held = try await store.insert(.queued("b", bytes: 60), within: .bytes(100))
            #expect(held == Retention(.held, until: time() + 86_400))
            #expect(try await store.analysis(id: "b", owner: "alice")?.retention == held)
            await #expect(throws: StorageError.quotaExceeded) {
                try await store.insert(.queued("c", bytes: 60), within: .bytes(100))
            }
            #expect(try await store.analysis(id: "c", owner: "alice") == nil)
        }
    }

    @Test("holds what would be one analysis too many", arguments: Backend.all)
    func fileLimit(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            var allowance = StorageAllowance.plenty
            allowance.limit.files = 1
            #expect(try await store.insert(.queued("a"), within: allowance).mode == .keep)
            #expect(try await store.insert(.queued("b"), within: allowance).mode == .held)
        }
    }

    @Test("never exceeds the limit under 200 parallel uploads, and fills it", arguments: Backend.all)
    func parallelUploads(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let kept: [Retention.Mode?: Int] = try await withThrowingTaskGroup { group in
                for number in 0..<200 {
                    group.addTask {
                        let analysis = AnalysisRecord.queued("a\(number)", objectKey: key(), bytes: 7)
                        let mode = try? await store.insert(analysis, within: .bytes(100)).mode
                        let usage = try await store.usage(owner: "alice")
                        #expect((0...100).contains(usage.kept.bytes))
                        #expect((0...100).contains(usage.transient.bytes))
                        return mode
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(kept == [.keep: 14, .held: 14, nil: 172])
            #expect(try await store.usage(owner: "alice").kept == StorageAmount(bytes: 98, files: 14))
        }
    }

    @Test("clears and then keeps in one step, or does neither", arguments: Backend.all)
    func clearing(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            for id in ["a", "b"] { _ = try await store.insert(.queued(id, bytes: 50), within: .bytes(100)) }
            _ = try await store.insert(.queued("bobs", owner: "bob", bytes: 50), within: .bytes(100))
            _ = try await store.insert(.queued("new", bytes: 60), within: .bytes(100))
            let limit = StorageAllowance.bytes(100).limit
            await #expect(throws: StorageError.quotaExceeded) {
                try await store.clear(["a"], owner: "alice", thenKeep: "new", within: limit)
            }
            await #expect(throws: StorageError.absent) {
                try await store.clear(["a", "bobs"], owner: "alice", thenKeep: nil, within: limit)
            }
            await #expect(throws: StorageError.absent) {
                try await store.clear(["a", "b"], owner: "alice", thenKeep: "bobs", within: limit)
            }
            #expect(try await store.usage(owner: "alice").kept.files == 2)
            let deleted = try await store.clear(["a", "b"], owner: "alice", thenKeep: "new", within: limit)
            #expect(Set(deleted.map(\.id)) == ["a", "b"])
            #expect(try await store.analysis(id: "new", owner: "alice")?.retention == Retention(.keep))
            #expect(
                try await store.usage(owner: "alice")
                    == StorageUsage(kept: StorageAmount(bytes: 60, files: 1), transient: .zero))
            #expect(try await store.usage(owner: "bob").kept.files == 1)
        }
    }

    @Test("gives up the medium of what is not kept once the analysis has ended", arguments: Backend.all)
    func ephemerals(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            _ = try await store.insert(
                .queued(bytes: 10, retention: Retention(.ephemeral, until: time(100))), within: .plenty)
            #expect(try await store.endedEphemerals().isEmpty)
            #expect(try await store.forgetMedium(id: "analysis") == nil)
            try await Self.end("analysis", in: store)
            #expect(try await store.endedEphemerals() == ["analysis"])
            #expect(try await store.forgetMedium(id: "analysis") == key())
            #expect(try await store.endedEphemerals().isEmpty)
            #expect(try await store.usage(owner: "alice").transient == StorageAmount(bytes: 0, files: 1))
        }
    }

    @Test("deletes ended analyses when their time has come, not before", arguments: Backend.all)
    func expiry(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let until = Retention(.keep, until: time(100))
            for id in ["queued", "ended"] { _ = try await store.insert(.queued(id, retention: until), within: .plenty) }
            _ = try await store.insert(.queued("forever"), within: .plenty)
            _ = try await store.delete(id: "queued", owner: "alice")
            try await Self.end("ended", in: store)
            _ = try await store.insert(.queued("queued", retention: until), within: .plenty)
            #expect(try await store.deleteExpired(at: time(99)).isEmpty)
            #expect(try await store.deleteExpired(at: time(100)).map(\.id) == ["ended"])
            #expect(
                try await store.page(owner: "alice", after: nil, limit: 10).map(\.id).sorted() == ["forever", "queued"])
        }
    }

    @Test("knows which kept analyses gave no clear answer", arguments: Backend.all)
    func keptItems(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            _ = try await store.insert(.queued("a", bytes: 10, retention: Retention(.keep)), within: .plenty)
            try await Self.end("a", in: store)
            _ = try await store.insert(.queued("b", created: time(9), bytes: 20), within: .plenty)
            let items = try await store.keptItems(owner: "alice").sorted { $0.id < $1.id }
            #expect(
                items == [
                    KeptItem(id: "a", kind: .image, bytes: 10, created: time(), isInconclusive: true),
                    KeptItem(id: "b", kind: .image, bytes: 20, created: time(9), isInconclusive: false),
                ])
        }
    }

    @Test("keeps a small picture as long as its medium, for its owner only", arguments: Backend.all)
    func thumbnails(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.account("bob"))
            for (id, mode) in [("kept", Retention.Mode.keep), ("passing", .ephemeral)] {
                _ = try await store.insert(.queued(id, retention: Retention(mode, until: time(100))), within: .plenty)
                try await Self.end(id, in: store, thumbnail: Data([1, 2]))
            }
            #expect(try await store.thumbnail(id: "kept", owner: "alice") == Data([1, 2]))
            #expect(try await store.thumbnail(id: "kept", owner: "bob") == nil)
            #expect(try await store.analysis(id: "kept", owner: "alice")?.hasThumbnail == true)
            #expect(try await store.thumbnail(id: "passing", owner: "alice") == nil)
            #expect(try await store.analysis(id: "passing", owner: "alice")?.hasThumbnail == false)
            // Run again, it has the new picture.
            _ = try await store.rerun(id: "kept", owner: "alice", at: time(12))
            try await Self.end("kept", in: store, thumbnail: Data([3]))
            #expect(try await store.thumbnail(id: "kept", owner: "alice") == Data([3]))
            _ = try await store.forgetMedium(id: "kept")
            #expect(try await store.thumbnail(id: "kept", owner: "alice") == nil)
            #expect(try await store.analysis(id: "kept", owner: "alice")?.hasThumbnail == false)
        }
    }

    @Test("finds an owner's kept analysis of a medium, not others', failed or passing ones", arguments: Backend.all)
    func duplicates(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.account("bob"))
            func found(_ owner: String = "alice", key idempotency: String? = nil) async throws -> String? {
                try await store.duplicate(of: key(), owner: owner, unlessRepeating: idempotency)
            }
            _ = try await store.insert(
                .queued("passing", retention: Retention(.ephemeral, until: time(100))), within: .plenty)
            #expect(try await found() == nil)
            _ = try await store.insert(
                .queued("kept"), within: .plenty, key: IdempotencyKey(key: "k", fingerprint: hash(1)))
            #expect(try await found() == "kept")
            #expect(try await found("bob") == nil)
            #expect(try await found(key: "another") == "kept")
            #expect(try await found(key: "k") == nil)
            _ = try await store.cancel(id: "kept", owner: "alice", at: time(10))
            #expect(try await found() == nil)
        }
    }

    /// Runs the only free job to a report.
    private static func end(_ id: String, in store: any Backend.Store, thumbnail: Data? = nil) async throws {
        let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
        try #require(job.id == id)
        try await store.finish(
            id: id, fence: job.fence, at: time(11), outcome: .success(.sample(id)), thumbnail: thumbnail)
    }
}
