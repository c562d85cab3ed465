import Foundation
import ObjectStores
import Storage
import Synchronization

/// A store whose first look-ups of a medium fail, as on a file system that is away for a moment.
final class FailingObjectStore: ObjectStore {
    private let base: FileObjectStore
    private let faults: Mutex<Int>

    /// A store with so many faults ahead.
    init(_ base: FileObjectStore, faults: Int) {
        self.base = base
        self.faults = Mutex(faults)
    }

    func path(of key: String) throws(StorageError) -> String {
        let fails = faults.withLock { faults in
            defer { faults = max(0, faults - 1) }
            return faults > 0
        }
        if fails { throw .failed("The disk is away.") }
        return try base.path(of: key)
    }

    func temporaryPath() throws(StorageError) -> String { try base.temporaryPath() }
    func temporaryPath(of known: String) -> String { base.temporaryPath(of: known) }
    func commit(temporaryPath: String, key: String) async throws(StorageError) {
        try await base.commit(temporaryPath: temporaryPath, key: key)
    }
    func discard(temporaryPath: String) { base.discard(temporaryPath: temporaryPath) }
    func delete(key: String) async throws(StorageError) { try await base.delete(key: key) }
    func keys(storedBefore time: Date) async throws(StorageError) -> [String] {
        try await base.keys(storedBefore: time)
    }
    func sweep(keeping paths: Set<String>, writtenBefore time: Date) async throws(StorageError) {
        try await base.sweep(keeping: paths, writtenBefore: time)
    }
}
