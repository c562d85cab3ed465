import ArgumentParser
import StorageSQLite

/// `touchstone migrate`: brings a database to the form of this version, as `serve` does when it starts.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database to the form that this version needs.",
        discussion: "Migrations only go forward: make a backup first. 'serve' does the same when it starts.")

    @OptionGroup var folder: DataFolderOption

    @Flag(help: "Change nothing: list what is missing; exit status 1 when something is.")
    var check = false

    func run() throws {
        try folder.complaining { folder in
            let database = try folder.database
            let pending = try SQLiteStore.pendingMigrations(path: database)
            if !check, !pending.isEmpty { _ = try SQLiteStore(path: database) }
            for name in pending { try StandardOutput.line("\(check ? "missing" : "done")  \(name)") }
            if pending.isEmpty { StandardError.line("The database has the form that this version needs.") }
            if check, !pending.isEmpty { throw ExitStatus.incomplete }
        }
    }
}
