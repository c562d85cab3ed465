import ArgumentParser
import Logging
import Server
import Storage
import StorageSQLite

/// The data folder whose accounts a verb works on.
struct UserStore: ParsableArguments {
    @OptionGroup var folder: DataFolderOption

    /// Runs `body` on the accounts of the folder; what goes wrong is one line and exit status 2.
    func withAdministration(_ body: (UserAdministration) async throws -> Void) async throws {
        try await folder.complaining { folder in
            try await body(
                UserAdministration(
                    users: try SQLiteStore(path: try folder.database), logger: .standardError(label: "touchstone")))
        }
    }
}
