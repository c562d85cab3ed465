import GRDB
import Storage

/// Both ways into the database run to their end even in a cancelled task: they are short, and a job must be given back
/// while its task is being cancelled.
extension SQLiteStore {
    /// Runs `body` in one write transaction; it is durable on return, and nothing of it happened after an error.
    func write<R: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> R
    ) async throws(StorageError) -> R {
        let result: Result<R, any Error> = await withCheckedContinuation { continuation in
            pool.asyncWrite(body) { _, result in continuation.resume(returning: result) }
        }
        return try result.mapError(StorageError.init).get()
    }

    /// Runs `body` on one snapshot of the database.
    func read<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        let result: Result<R, any Error> = await withCheckedContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(returning: Result { try body(database.get()) })
            }
        }
        return try result.mapError(StorageError.init).get()
    }
}
