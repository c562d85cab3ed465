import Foundation
import GRDB
package import Storage

extension TransactionalStore where Engine == SQLiteEngine {
    /// Name of the newest migration of this version.
    package static var newestMigration: String { Migration.all.last?.name ?? "" }

    /// Names of the migrations that a database lacks, oldest first; nothing is changed.
    ///
    /// Blocks; for programs that do nothing else.
    ///
    /// - Throws: `StorageError` with `newerSchema` when a newer program wrote the database, `failed` when there is none.
    package static func pendingMigrations(path: String) throws(StorageError) -> [String] {
        do {
            let migrator = DatabaseMigrator.touchstone
            return try existing(path).read { database in
                guard try !migrator.hasBeenSuperseded(database) else { throw StorageError.newerSchema }
                let applied = try migrator.appliedIdentifiers(database)
                return migrator.migrations.filter { !applied.contains($0) }
            }
        } catch {
            throw StorageError(error)
        }
    }

    /// Copies a database as it is at one moment, while others write to it (SQLite's online backup).
    ///
    /// Blocks; for programs that do nothing else.
    ///
    /// - Throws: `StorageError` when there is none or the copy cannot be written.
    package static func backUp(path: String, to copy: String) throws(StorageError) {
        do {
            try SQLiteEngine.prepareFile(at: copy)
            let target = try DatabaseQueue(path: copy)
            try existing(path).backup(to: target)
            try target.close()
        } catch {
            throw StorageError(error)
        }
    }

    private static func existing(_ path: String) throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageError.failed("there is no database \(path).")
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
