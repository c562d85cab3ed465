import Foundation
import Storage
import Testing

@testable import BlobsS3

@Suite("A real S3 store", .timeLimit(.minutes(20)), .enabled(if: S3Peer.given != nil, S3Peer.absence))
struct S3PeerTests {
    private var peer: S3Peer { get throws { try #require(S3Peer.given) } }

    @Test("accepts a medium in parts, and gives it back whole and in ranges")
    func parts() async throws {
        let medium = bytes((12 << 20) + 12_345)
        try await peer.withStore(partSize: 5 << 20) { store, staging in
            let key = try BlobKey(digest(of: medium))
            let file = try staging.file(medium)
            try await store.put(file, as: key)
            try await store.put(file, as: key)
            #expect(try await content(of: store.read(key, 5_000_000..<6_000_000)) == medium[5_000_000..<6_000_000])
            let local = try await store.local(key)
            #expect(try Data(contentsOf: URL(fileURLWithPath: local.path)) == medium)
            try await store.tidy(begunBefore: .distantFuture)
            #expect(try await store.keys() == [key])
        }
    }

    @Test("keeps one of equal media that come together")
    func together() async throws {
        let medium = bytes(300_000)
        try await peer.withStore { store, staging in
            let key = try BlobKey(digest(of: medium))
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    let file = try staging.file(medium)
                    group.addTask { try await store.put(file, as: key) }
                }
                try await group.waitForAll()
            }
            #expect(try await store.keys() == [key])
            #expect(try await content(of: store.read(key, 0..<medium.count)) == medium)
        }
    }

    @Test("refuses bytes that are not those of the key")
    func wrongBytes() async throws {
        try await peer.withStore(partSize: 5 << 20) { store, staging in
            let key = try BlobKey(BlobsTests.key())
            for size in [1000, 6 << 20] {
                await #expect(throws: StorageError.self) { try await store.put(staging.file(bytes(size)), as: key) }
            }
            #expect(try await store.keys().isEmpty)
        }
    }

    @Test("passes the check, and fails it without the bucket, with a wrong secret, and where it may only be read")
    func check() async throws {
        let peer = try peer
        try await peer.withStore { store, _ in try await store.check() }
        try await peer.withStore(bucket: "touchstone-absent-bucket") { store, _ in
            let error = await #expect(throws: StorageError.self) { try await store.check() }
            #expect("\(String(describing: error))".contains("is not there"))
        }
        let wrong = S3Credentials(accessKey: peer.owner.accessKey, secretKey: "wrong")
        try await peer.withStore(as: wrong) { store, _ in
            let error = await #expect(throws: StorageError.self) { try await store.check() }
            #expect("\(String(describing: error))".contains("does not accept"))
        }
        guard let reader = peer.reader else { return }
        try await peer.withStore(as: reader) { store, _ in
            let error = await #expect(throws: StorageError.self) { try await store.check() }
            #expect("\(String(describing: error))".contains("may not read, write"))
        }
    }
}
