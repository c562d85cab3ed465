import Accounts
import ArgumentParser
import Logging
import Server
import Storage

/// The database whose accounts a verb works on.
struct UserStore: ParsableArguments {
    @OptionGroup var database: DatabaseOption

    /// Runs `body` on the accounts; what goes wrong is one line and exit status 2.
    ///
    /// - Parameter makesFolder: Whether a data folder that is not there yet is made.
    func withAdministration(
        makesFolder: Bool = false, _ body: (UserAdministration) async throws -> Void
    ) async throws {
        try await database.complaining { database in
            let configuration = try database.configuration()
            if !makesFolder { try configuration.checkFolder() }
            let store = try await configuration.openStore()
            try await body(UserAdministration(users: store, logger: .standardError(label: "touchstone")))
        }
    }
}
