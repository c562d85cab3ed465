import BlobsFile
import Foundation
import Storage
import Synchronization

/// A store whose first look-ups of a medium fail, as on a file system that is away for a moment.
final class FailingBlobStore: BlobStore {
    private let base: FileBlobStore
    private let faults: Mutex<Int>
    private let fault: StorageError

    /// A store with so many faults ahead.
    init(_ base: FileBlobStore, faults: Int, _ fault: StorageError) {
        self.base = base
        self.fault = fault
        self.faults = Mutex(faults)
    }

    func local(_ key: BlobKey) async throws(StorageError) -> LocalBlob {
        let fails = faults.withLock { faults in
            defer { faults = max(0, faults - 1) }
            return faults > 0
        }
        if fails { throw fault }
        return try await base.local(key)
    }

    func check() async throws(StorageError) { try await base.check() }
    func put(_ file: StagedFile, as key: BlobKey) async throws(StorageError) { try await base.put(file, as: key) }
    func read(_ key: BlobKey, _ range: Range<Int>) async throws(StorageError) -> BlobReading {
        try await base.read(key, range)
    }
    func delete(_ key: BlobKey) async throws(StorageError) { try await base.delete(key) }
    func page(after cursor: BlobKey?, limit: Int) async throws(StorageError) -> [StoredBlob] {
        try await base.page(after: cursor, limit: limit)
    }
    func tidy(begunBefore time: Date) async throws(StorageError) { try await base.tidy(begunBefore: time) }
}
