import BlobsFile
import Foundation
import Storage
import Synchronization

/// A store of files in which something else happens in the middle of a step, as another process would do it.
final class HookedBlobStore: BlobStore {
    private let base: FileBlobStore
    private let hooks = Mutex<[@Sendable () async throws -> Void]>([])
    private let isAway = Mutex(false)

    init(_ base: FileBlobStore) { self.base = base }

    /// Runs something right after each of the next blobs was put, so many times.
    func afterPuts(_ times: Int, _ body: @escaping @Sendable () async throws -> Void) {
        hooks.withLock { $0 = Array(repeating: body, count: times) }
    }

    /// Whether deleting fails.
    func setAway(_ away: Bool) { isAway.withLock { $0 = away } }

    func put(_ file: StagedFile, as key: BlobKey) async throws(StorageError) {
        try await base.put(file, as: key)
        let hook = hooks.withLock { $0.popLast() }
        do { try await hook?() } catch { throw .failed("\(error)") }
    }

    func delete(_ key: BlobKey) async throws(StorageError) {
        if isAway.withLock({ $0 }) { throw .unavailable("The store is away.") }
        try await base.delete(key)
    }

    func check() async throws(StorageError) { try await base.check() }
    func read(_ key: BlobKey, _ range: Range<Int>) async throws(StorageError) -> BlobReading {
        try await base.read(key, range)
    }
    func local(_ key: BlobKey) async throws(StorageError) -> LocalBlob { try await base.local(key) }
    func page(after cursor: BlobKey?, limit: Int) async throws(StorageError) -> [StoredBlob] {
        try await base.page(after: cursor, limit: limit)
    }
    func tidy(begunBefore time: Date) async throws(StorageError) { try await base.tidy(begunBefore: time) }
}
