import Foundation
import Presentation
import Server
import Storage
import StorageMongo
import StorageSQLite

/// Opens the database of a server, and changes nothing in it.
enum DatabaseCheck {
    /// Whether a server could work with the database that is set.
    static func finding(_ configuration: ServerConfiguration) async -> Finding {
        guard configuration.database.isEmpty || Driver.isInstalled else {
            return Finding(
                subject: "database", state: .broken,
                words: "The database is MongoDB, whose driver is not installed: Debian's package \(Driver.package).",
                remedy: Driver.remedy)
        }
        do {
            guard let mongo = try configuration.mongo() else { return finding(database: configuration.sqlitePath) }
            try await mongo.check()
            return Finding(
                subject: "database", state: .good, words: "MongoDB answers, and has the form of this version.")
        } catch {
            let words = (error as? StorageError)?.sentence ?? "\(error)"
            return Finding(
                subject: "database", state: .broken, words: "MongoDB: \(words)",
                remedy: "docs/operations.md, From SQLite to MongoDB, says what it needs.")
        }
    }

    /// Whether a server could work with the SQLite database at a path.
    static func finding(database path: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(
                subject: "database", state: .good, words: "There is none at \(path.printable) yet: 'serve' makes it.")
        }
        do throws(StorageError) {
            let pending = try SQLiteStore.pendingMigrations(path: path)
            guard pending.isEmpty else {
                return Finding(
                    subject: "database", state: .reduced,
                    words: "It opens and lacks \(pending.joined(separator: ", ")).",
                    remedy: "Make a backup; then 'touchstone migrate' brings it up to date, and so does 'serve'.")
            }
            return Finding(
                subject: "database", state: .good,
                words:
                    "It opens and has the form of this version (\(SQLiteStore.newestMigration.prefix { $0.isNumber }))."
            )
        } catch {
            return Finding(
                subject: "database", state: .broken, words: "\(path.printable): \(error.sentence)",
                remedy: "Name another folder with --data, or restore a backup.")
        }
    }
}
