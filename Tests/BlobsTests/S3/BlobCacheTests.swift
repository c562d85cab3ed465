import Foundation
import NIOCore
import Storage
import Synchronization
import TestSupport
import Testing

@testable import BlobsS3

@Suite("The cache of local copies", .timeLimit(.minutes(20)))
struct BlobCacheTests {
    private let folder: TemporaryFolder
    private let source: Source

    init() throws {
        folder = try TemporaryFolder()
        source = Source()
    }

    @Test("Many who ask for one blob share its download")
    func shared() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 1 << 20)
        let medium = bytes(100_000)
        let key = try source.add(medium)
        let copies = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await cache.local(key, open: source.open(key)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for copy in copies { #expect(try Data(contentsOf: URL(fileURLWithPath: copy.path)) == medium) }
        #expect(source.opened == 1)
        _ = try await cache.local(key, open: source.open(key))
        #expect(source.opened == 1)
    }

    @Test("No copy goes that somebody reads, and no more bytes stay than allowed")
    func bounded() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 250_000)
        let media = (0..<8).map { bytes(100_000, seed: $0) }
        let keys = try media.map { try source.add($0) }
        let first = try await cache.local(keys[0], open: source.open(keys[0]))
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                for (key, medium) in zip(keys, media).shuffled() {
                    group.addTask {
                        let copy = try await cache.local(key, open: source.open(key))
                        #expect(try Data(contentsOf: URL(fileURLWithPath: copy.path)) == medium)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: first.path)) == media[0])
        #expect(try folderBytes() <= 250_000)
        withExtendedLifetime(first) {}
    }

    @Test("A copy whose bytes are not those of the digest is nobody's")
    func damaged() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 1 << 20)
        let key = try source.add(bytes(1000))
        source.damage(key)
        await #expect(throws: StorageError.damaged) { _ = try await cache.local(key, open: source.open(key)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        source.damage(key)
        _ = try await cache.local(key, open: source.open(key))
    }

    @Test("A download that fails leaves nothing, and the next one begins anew")
    func failing() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 1 << 20)
        let key = try source.add(bytes(1000))
        await #expect(throws: StorageError.unavailable("away")) {
            _ = try await cache.local(key) { () throws(StorageError) in throw .unavailable("away") }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        _ = try await cache.local(key, open: source.open(key))
    }

    @Test("A download ends when all who waited for it have gone, and not before")
    func cancelled() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 1 << 20)
        let medium = bytes(1000)
        let key = try source.add(medium)
        let (gate, opened) = (Gate(), Gate())
        let waiting: @Sendable () async throws(StorageError) -> BlobReading = { () async throws(StorageError) in
            opened.open()
            await gate.wait()
            return try await source.open(key)()
        }
        let patient = Task { try await cache.local(key, open: waiting) }
        await opened.wait()
        let hasty = Task { try await cache.local(key, open: waiting) }
        hasty.cancel()
        gate.open()
        #expect(try Data(contentsOf: URL(fileURLWithPath: await patient.value.path)) == medium)
        _ = try? await hasty.value

        let other = try source.add(bytes(1000, seed: 1))
        let began = Gate()
        let alone = Task {
            try await cache.local(other) { () async throws(StorageError) in
                began.open()
                do { try await Task.sleep(for: .seconds(3600)) } catch { throw .unavailable("cancelled") }
                return try await source.open(other)()
            }
        }
        await began.wait()
        alone.cancel()
        await #expect(throws: StorageError.unavailable("cancelled")) { _ = try await alone.value }
    }

    @Test("A deleted blob's copy goes, once nobody reads it")
    func forgotten() async throws {
        let cache = try BlobCache(folder: folder.path, limit: 1 << 20)
        let key = try source.add(bytes(1000))
        var copy: LocalBlob? = try await cache.local(key, open: source.open(key))
        cache.forget(key)
        #expect(FileManager.default.fileExists(atPath: try #require(copy).path))
        copy = nil
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("What an earlier process left is gone")
    func restart() async throws {
        let key = try source.add(bytes(1000))
        _ = try await BlobCache(folder: folder.path, limit: 1 << 20).local(key, open: source.open(key))
        _ = try BlobCache(folder: folder.path, limit: 1 << 20)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    private func folderBytes() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(0) { sum, name in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
            return sum + (facts[.size] as? Int ?? 0)
        }
    }
}

/// Blobs in memory that count how often they are opened.
private final class Source: Sendable {
    private let blobs = Mutex<[BlobKey: Data]>([:])
    private let count = Mutex(0)

    var opened: Int { count.withLock { $0 } }

    func add(_ bytes: Data) throws -> BlobKey {
        let key = try BlobKey(digest(of: bytes))
        blobs.withLock { $0[key] = bytes }
        return key
    }

    /// Changes a byte; twice changes nothing.
    func damage(_ key: BlobKey) { blobs.withLock { $0[key]?[500] ^= 1 } }

    func open(_ key: BlobKey) -> @Sendable () async throws(StorageError) -> BlobReading {
        { () async throws(StorageError) in
            guard let bytes = self.blobs.withLock({ $0[key] }) else { throw .absent }
            self.count.withLock { $0 += 1 }
            let chunks = stride(from: 0, to: bytes.count, by: 1000).map { start in
                ByteBuffer(bytes: bytes[start..<min(start + 1000, bytes.count)])
            }
            return BlobReading(
                size: bytes.count,
                bytes: AsyncThrowingStream<ByteBuffer, any Error> { stream in
                    for chunk in chunks { stream.yield(chunk) }
                    stream.finish()
                })
        }
    }
}

/// Lets those who wait go on, once it is open.
private final class Gate: Sendable {
    private let (stream, continuation) = AsyncStream.makeStream(of: Void.self)

    func open() { continuation.finish() }
    func wait() async { for await _ in stream {} }
}
