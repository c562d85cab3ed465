import ArgumentParser
import Server
import StorageMongo
import StorageSQLite

/// `touchstone migrate`: brings a database to the form of this version.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database to the form that this version needs.",
        discussion: """
            Migrations only go forward: make a backup first. 'serve' does the same with SQLite when it starts; MongoDB gets its \
            collections, rules and indexes only here.
            """)

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Change nothing: list what is missing; exit status 1 when something is.")
    var check = false

    func run() async throws {
        try await database.complaining { database in
            let configuration = try database.configuration()
            let mongo = try configuration.mongo()
            let pending =
                if let mongo { check ? try await mongo.missing() : try await mongo.migrate() } else {
                    try bring(sqlite: configuration.sqlitePath)
                }
            for name in pending { try StandardOutput.line("\(check ? "missing" : "done")  \(name)") }
            if pending.isEmpty { StandardError.line("The database has the form that this version needs.") }
            if check, !pending.isEmpty { throw ExitStatus.incomplete }
        }
    }

    /// What was missing.
    private func bring(sqlite path: String) throws -> [String] {
        let pending = try SQLiteStore.pendingMigrations(path: path)
        if !check, !pending.isEmpty { _ = try SQLiteStore(path: path) }
        return pending
    }
}
