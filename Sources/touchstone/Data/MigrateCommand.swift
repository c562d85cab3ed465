import ArgumentParser
import Server
import Signing
import Storage
import StorageMongo
import StorageSQLite

/// `touchstone migrate`: brings a database to the form of this version, and copies one into MongoDB.
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

    @Flag(
        help: """
            Copy the accounts and analyses of the data folder into MongoDB as well, and compare both; a copy that was cut off goes \
            on where it stopped. No server may work with either.
            """)
    var copy = false

    func validate() throws {
        guard !check || !copy else { throw ValidationError("Give --check or --copy.") }
    }

    func run() async throws {
        try await database.complaining { database in
            let configuration = try database.configuration()
            let mongo = try configuration.mongo()
            if copy, mongo == nil {
                throw ConfigurationError(
                    "database: name the MongoDB to copy into, in TOUCHSTONE_DATABASE or --database.")
            }
            let pending =
                if let mongo { check ? try await mongo.missing() : try await mongo.migrate() } else {
                    try bring(sqlite: configuration.sqlitePath)
                }
            for name in pending { try StandardOutput.line("\(check ? "missing" : "done")  \(name)") }
            if pending.isEmpty { StandardError.line("The database has the form that this version needs.") }
            if check, !pending.isEmpty { throw ExitStatus.incomplete }
            if copy, let mongo { try await fill(mongo, from: configuration) }
        }
    }

    /// What was missing.
    private func bring(sqlite path: String) throws -> [String] {
        let pending = try SQLiteStore.pendingMigrations(path: path)
        if !check, !pending.isEmpty { _ = try SQLiteStore(path: path) }
        return pending
    }

    private func fill(_ mongo: MongoEngine, from configuration: ServerConfiguration) async throws {
        // Complains where there is none, instead of making one.
        _ = try SQLiteStore.pendingMigrations(path: configuration.sqlitePath)
        guard let claim = try DataFolder.claim(configuration.dataFolder) else {
            throw ConfigurationError("data: a server works on \(configuration.dataFolder). Stop it first.")
        }
        defer { withExtendedLifetime(claim) {} }
        let sqlite = try SQLiteStore(path: configuration.sqlitePath)
        let sum = try await StoreCopy(from: sqlite.engine, to: mongo).run { sum in
            StandardError.line("copied: accounts \(sum.accounts), analyses \(sum.analyses)")
        }
        try StandardOutput.line("compared  accounts \(sum.accounts), analyses \(sum.analyses): all equal")
    }
}
