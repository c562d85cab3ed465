import GRDB
package import Storage

/// Accounts, sessions, analyses and the job queue in one SQLite file.
package typealias SQLiteStore = TransactionalStore<SQLiteEngine>

extension TransactionalStore where Engine == SQLiteEngine {
    /// Opens the database at a path, creating it and its folder for the current user only, and migrates it.
    ///
    /// - Throws: `StorageError` with `newerSchema` when a newer program wrote the database, `failed` when it cannot be
    ///   opened, `full` when the disk is.
    package init(path: String) throws(StorageError) {
        self.init(engine: try SQLiteEngine(path: path))
    }

    /// Runs `body` on the database as a whole or, after an error, not at all.
    func write<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        try await engine.writing(body)
    }

    /// Runs `body` on a snapshot that lookups share.
    func lookUp<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        try await engine.lookingUp(body)
    }

    /// Runs `body` on a snapshot of the database.
    func read<R: Sendable>(_ body: @escaping @Sendable (Database) throws -> R) async throws(StorageError) -> R {
        try await engine.reading(body)
    }
}
