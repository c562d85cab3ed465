import ArgumentParser
import Configuration
import Foundation
import Server
import Storage
import StorageSQLite

/// The data folder whose accounts a verb works on.
struct UserStore: ParsableArguments {
    @Option(help: "Folder of the database (default: ./touchstone-data, or TOUCHSTONE_DATA).")
    var data: String?

    /// Runs `body` on the accounts of the folder; what goes wrong is one line and exit status 2.
    func withAdministration(_ body: (UserAdministration) async throws -> Void) async throws {
        do {
            let flags = data.map { ["data": ConfigValue(.string($0), isSecret: false)] } ?? [:]
            let folder = try ServerConfiguration.read(flags: flags, environment: ProcessInfo.processInfo.environment)
                .dataFolder
            try await body(UserAdministration(users: try SQLiteStore(path: "\(folder)/touchstone.sqlite")))
        } catch let error as ConfigurationError {
            StandardError.line("touchstone: \(error)")
            throw ExitStatus.usage
        } catch let error as StorageError {
            StandardError.line("touchstone: \(error.sentence)")
            throw ExitStatus.usage
        }
    }
}
