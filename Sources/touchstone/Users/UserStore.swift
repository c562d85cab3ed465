import ArgumentParser
import Logging
import Server
import Storage

/// The database whose accounts a verb works on.
struct UserStore: ParsableArguments {
    @OptionGroup var database: DatabaseOption

    /// Runs `body` on the accounts; what goes wrong is one line and exit status 2.
    func withAdministration(_ body: (UserAdministration) async throws -> Void) async throws {
        try await database.complaining { database in
            let store = try await database.configuration().openStore()
            try await body(UserAdministration(users: store, logger: .standardError(label: "touchstone")))
        }
    }
}
