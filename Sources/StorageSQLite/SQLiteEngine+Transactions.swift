package import Foundation
import GRDB
package import Storage
import Synchronization

extension SQLiteEngine: StoreEngine {
    /// Runs `body` as a whole or, after an error, not at all; it is durable on return.
    ///
    /// Writers come one after the other, whatever they change.
    package func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (SQLiteTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await writing { try body(SQLiteTransaction($0)) }
    }

    /// Runs `body` on a snapshot of its own.
    package func read<R: Sendable>(
        _ body: @escaping @Sendable (SQLiteTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await reading { try body(SQLiteTransaction($0)) }
    }

    /// Runs a `body` that looks up a few rows, on a snapshot that those who ask at the same time share.
    package func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (SQLiteTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await lookingUp { try body(SQLiteTransaction($0)) }
    }

    /// The time of this machine: nobody else opens the file.
    package func now() async throws(StorageError) -> Date { Date() }

    /// Those who write at the same time share a sync of the disk.
    func writing<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        let slot = Slot<R>()
        let result: Result<R, any Error> = await withCheckedContinuation { continuation in
            let write = CommitQueue.Write { database in
                let value = try body(database)
                slot.value.withLock { $0 = value }
            } finished: { error in
                continuation.resume(returning: slot.result(error))
            }
            commits.add(write, to: pool)
        }
        return try result.mapError(StorageError.init).get()
    }

    func lookingUp<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        let result: Result<R, any Error> = await withCheckedContinuation { continuation in
            lookups.add(
                { database in
                    continuation.resume(returning: Result { try body(database.get()) })
                }, to: pool)
        }
        return try result.mapError(StorageError.init).get()
    }

    func reading<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        let result: Result<R, any Error> = await withCheckedContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(returning: Result { try body(database.get()) })
            }
        }
        return try result.mapError(StorageError.init).get()
    }
}

/// Where a writer leaves its value until that is durable.
private final class Slot<R: Sendable>: Sendable {
    let value = Mutex<R?>(nil)

    /// The value, unless writing failed.
    func result(_ error: (any Error)?) -> Result<R, any Error> {
        if let error { return .failure(error) }
        guard let value = value.withLock({ $0 }) else {
            return .failure(StorageError.failed("The database dropped a write: try again."))
        }
        return .success(value)
    }
}
