import ArgumentParser
import Configuration
import Foundation
import Server
import Signing
import Storage
import StorageMongo
import StorageSQLite

/// The database that a verb works on: SQLite in a data folder, or MongoDB.
struct DatabaseOption: ParsableArguments {
    @OptionGroup var folder: DataFolderOption

    @Option(
        help: """
            Address of a MongoDB replica set, mongodb://HOST/DATABASE (default: SQLite in the data folder). One with a password \
            goes into TOUCHSTONE_DATABASE, or the file "database" in the folder of TOUCHSTONE_SECRETS.
            """)
    var database: String?

    /// Refuses an address whose password every user of the machine could read in the list of processes.
    func validate() throws {
        guard let database, DatabaseAddress.holdsPassword(database) else { return }
        throw ValidationError(
            "A password on the command line can be read by others: put the address into TOUCHSTONE_DATABASE.")
    }

    /// The settings, by their names.
    var flags: [String: ConfigValue] {
        var flags: [String: ConfigValue] = [:]
        if let data = folder.data { flags["data"] = ConfigValue(.string(data), isSecret: false) }
        if let database { flags["database"] = ConfigValue(.string(database), isSecret: true) }
        return flags
    }

    /// What this and the environment say.
    func configuration() throws(ConfigurationError) -> ServerConfiguration {
        try ServerConfiguration.read(flags: flags, environment: ProcessInfo.processInfo.environment)
    }

    /// Runs `body`; what goes wrong with the database is one line and exit status 2.
    func complaining<R>(_ body: (DatabaseOption) async throws -> R) async throws -> R {
        try await folder.complaining { _ in try await body(self) }
    }
}

extension ServerConfiguration {
    /// The MongoDB deployment that is set, without asking it anything; nil for SQLite in the data folder.
    func mongo() throws -> MongoEngine? { database.isEmpty ? nil : try MongoEngine(address: database) }

    /// The SQLite file of the data folder.
    var sqlitePath: String { "\(dataFolder)/touchstone.sqlite" }

    /// Refuses a data folder in which nothing was ever stored: its name is misspelt.
    func checkFolder() throws(ConfigurationError) {
        guard database.isEmpty, !FileManager.default.fileExists(atPath: sqlitePath) else { return }
        throw ConfigurationError("data: \(dataFolder) is no data folder of a server. Name one with --data.")
    }

    /// Opens the database that is set.
    ///
    /// SQLite is created and migrated; MongoDB must have been, by `touchstone migrate`.
    func openStore() async throws -> any HistoryStore & AccountStore {
        guard let mongo = try mongo() else { return try SQLiteStore(path: sqlitePath) }
        try await mongo.check()
        return TransactionalStore(engine: mongo)
    }
}
