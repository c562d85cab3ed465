import Foundation
import Storage
import StorageConformance
import Testing

@Suite("A repository of uploads", .timeLimit(.minutes(20)))
struct UploadRepositoryTests {
    private static func upload(
        _ id: String = "upload", owner: String = "alice", length: Int = 100, expires: Date = time(10)
    ) -> UploadRecord {
        UploadRecord(
            id: id, ownerID: owner, length: length, path: "/uploads/\(id)", name: "Übung.png",
            declaredType: "image/png", metadata: "filename w5w=", created: time(1), expires: expires)
    }

    @Test("gives back all of an upload, to its owner only", arguments: Backend.all)
    func roundTrip(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(Self.upload(), within: StorageAmount(bytes: 100, files: 1))
            #expect(try await store.upload(id: "upload", owner: "alice") == Self.upload())
            #expect(try await store.upload(id: "upload", owner: "bob") == nil)
            #expect(try await store.deleteUpload(id: "upload", owner: "bob") == nil)
            #expect(try await store.uploadPaths() == ["/uploads/upload"])
            #expect(try await store.deleteUpload(id: "upload", owner: "alice") == Self.upload())
            #expect(try await store.upload(id: "upload", owner: "alice") == nil)
        }
    }

    @Test(
        "counts each with its full length from its beginning to its end, and refuses one too many",
        arguments: Backend.all)
    func ledger(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.queued(bytes: 50))
            let total = StorageAmount(bytes: 150, files: 5)
            await #expect(throws: StorageError.quotaExceeded) {
                try await store.insert(Self.upload(length: 101), within: total)
            }
            #expect(try await store.uploadPaths().isEmpty)
            try await store.insert(Self.upload(), within: total)
            #expect(try await store.usage(owner: "alice").transient == StorageAmount(bytes: 100, files: 1))
            await #expect(throws: StorageError.quotaExceeded) {
                try await store.insert(Self.upload("second", length: 1), within: total)
            }
            _ = try await store.deleteUpload(id: "upload", owner: "alice")
            #expect(try await store.usage(owner: "alice").transient == .zero)
        }
    }

    @Test("refuses an id twice, and an account that is not there", arguments: Backend.all)
    func refusal(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let total = StorageAmount(bytes: 1000, files: 5)
            try await store.insert(Self.upload(), within: total)
            await #expect(throws: StorageError.duplicate) { try await store.insert(Self.upload(), within: total) }
            await #expect(throws: StorageError.self) {
                try await store.insert(Self.upload("other", owner: "nobody"), within: total)
            }
            #expect(try await store.usage(owner: "alice").transient == StorageAmount(bytes: 100, files: 1))
        }
    }

    @Test("deletes what has expired, not what is about to", arguments: Backend.all)
    func expiry(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let total = StorageAmount(bytes: 1000, files: 5)
            for (id, end) in [("past", 9), ("now", 10), ("soon", 11)] {
                try await store.insert(Self.upload(id, expires: time(Int64(end))), within: total)
            }
            #expect(Set(try await store.deleteExpiredUploads(at: time(10)).map(\.id)) == ["past", "now"])
            #expect(try await store.uploadPaths() == ["/uploads/soon"])
            #expect(try await store.usage(owner: "alice").transient == StorageAmount(bytes: 100, files: 1))
        }
    }
}
