import BlobsFile
import Foundation
import Storage
import TestSupport
import Testing

@Suite("Every blob store", .timeLimit(.minutes(20)))
struct BlobStoreTests {
    @Test("gives back what was put, whole and in parts, and nothing once it is deleted", arguments: BlobBackend.all)
    func roundTrip(_ backend: BlobBackend) async throws {
        try await backend.withStore { store, staging in
            let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 131) })
            let key = try BlobKey(digest(of: bytes))
            let file = try staging.file(bytes)
            try await store.put(file, as: key)
            #expect(FileManager.default.fileExists(atPath: file.path), "whoever has it taken in may still be refused")
            try await store.put(file, as: key)
            staging.discard(file)
            for range in [0..<300_000, 0..<1, 299_999..<300_000, 1000..<200_000, 0..<0] {
                let reading = try await store.read(key, range)
                #expect(reading.size == bytes.count)
                #expect(try await content(of: reading) == bytes[range])
            }
            #expect(try await content(of: store.read(key, 299_990..<400_000)) == bytes[299_990...])
            #expect(try await content(of: store.read(key, 300_000..<300_010)).isEmpty)
            let local = try await store.local(key)
            #expect(try Data(contentsOf: URL(fileURLWithPath: local.path)) == bytes)
            #expect(try await store.keys() == [key])
            try await store.delete(key)
            try await store.delete(key)
            #expect(try await store.keys().isEmpty)
            await #expect(throws: StorageError.absent) { _ = try await store.read(key, 0..<1) }
        }
    }

    @Test("says that a blob or a staged file is absent", arguments: BlobBackend.all)
    func absent(_ backend: BlobBackend) async throws {
        try await backend.withStore { store, staging in
            let key = try BlobKey(BlobsTests.key())
            await #expect(throws: StorageError.absent) { _ = try await store.read(key, 0..<1) }
            await #expect(throws: StorageError.absent) { _ = try await store.local(key) }
            await #expect(throws: StorageError.absent) { try await store.put(staging.begin(), as: key) }
            #expect(try await store.keys().isEmpty)
        }
    }

    @Test("lists its blobs in pages, in the order of their keys", arguments: BlobBackend.all)
    func pages(_ backend: BlobBackend) async throws {
        try await backend.withStore { store, staging in
            let media = (0..<23).map { Data("medium \($0)".utf8) }
            for medium in media { try await store.put(staging.file(medium), as: BlobKey(digest(of: medium))) }
            let keys = try media.map { try BlobKey(digest(of: $0)) }.sorted()
            var (listed, cursor): ([BlobKey], BlobKey?) = ([], nil)
            while true {
                let page = try await store.page(after: cursor, limit: 5)
                listed += page.map(\.key)
                guard page.count == 5 else { break }
                cursor = page.last?.key
            }
            #expect(listed == keys)
            #expect(try await store.keys() == keys)
            #expect(try await store.page(after: keys.last, limit: 5).isEmpty)
        }
    }
}
