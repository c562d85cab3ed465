import Accounts
import ArgumentParser
import Server

/// `touchstone users create-admin`: the only way to the first administrator.
struct CreateAdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-admin",
        abstract: "Make an administrator, or make one of an existing account.",
        discussion: "The password of a new account is read from standard input, one line.")

    @OptionGroup var store: UserStore

    @Argument(help: "Address of the account.")
    var email: String

    func run() async throws {
        try await store.withAdministration(makesFolder: true) { administration in
            try await administration.makeAdmin(email: email, password: readLine())
        }
    }
}
