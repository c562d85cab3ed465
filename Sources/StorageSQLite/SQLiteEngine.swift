import Foundation
import GRDB
package import Storage

/// One SQLite file.
///
/// The journal is a write-ahead log, so readers never wait for the writer. Every transaction is synced to disk before
/// it is acknowledged. GRDB runs statements on its own queues, so no call blocks the cooperative pool.
package final class SQLiteEngine: Sendable {
    let pool: DatabasePool
    let commits = CommitQueue()
    let lookups = LookupQueue()
    /// Where this process is told of changes.
    package let changes = ChangeHub()

    /// Opens the database at a path, creating it and its folder for the current user only, and migrates it.
    ///
    /// - Throws: `StorageError` with `newerSchema` when a newer program wrote the database, `failed` when it cannot be
    ///   opened, `full` when the disk is.
    package init(path: String) throws(StorageError) {
        do {
            try Self.prepareFile(at: path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.foreignKeysEnabled = true
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL for a write-ahead log; that may lose acknowledged transactions when the power fails.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // Deleted data must not stay in free pages, nor get into backups with them.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                // What a savepoint remembers is no file: writers that share a transaction would fill one each time.
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
                // Kibibytes, when negative: a history's indexes are written all over.
                try database.execute(sql: "PRAGMA cache_size = -32768")
            }
            let migrator = DatabaseMigrator.touchstone
            guard try !pool.read(migrator.hasBeenSuperseded) else { throw StorageError.newerSchema }
            try Migration.runAll(on: pool)
        } catch {
            throw StorageError(error)
        }
    }

    /// Creates an absent file before SQLite does, so that it and the files beside it are for the current user only.
    static func prepareFile(at path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError.failed("The database \(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else {
            throw StorageError.failed("The database \(path) belongs to another user: change its owner.")
        }
    }
}
