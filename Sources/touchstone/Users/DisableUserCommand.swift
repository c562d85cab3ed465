import Accounts
import ArgumentParser
import Server

/// `touchstone users disable`: ends an account's sessions and keeps it out.
struct DisableUserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Keep an account out; what it holds stays.")

    @OptionGroup var store: UserStore

    @Argument(help: "Address of the account.")
    var email: String

    func run() async throws { try await store.withAdministration { try await $0.setDisabled(true, email: email) } }
}
