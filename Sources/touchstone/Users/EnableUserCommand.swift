import Accounts
import ArgumentParser
import Server

/// `touchstone users enable`: lets a disabled account in again.
struct EnableUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Let an account in again.")

    @OptionGroup var store: UserStore

    @Argument(help: "Address of the account.")
    var email: String

    func run() async throws { try await store.withAdministration { try await $0.setDisabled(false, email: email) } }
}
