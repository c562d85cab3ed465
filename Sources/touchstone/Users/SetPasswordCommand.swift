import Accounts
import ArgumentParser
import Server

/// `touchstone users set-password`: for somebody who forgot theirs.
struct SetPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-password",
        abstract: "Give an account a new password, and sign it out everywhere.",
        discussion: "The password is read from standard input, one line. Know who asks: no mail confirms it.")

    @OptionGroup var store: UserStore

    @Argument(help: "Address of the account.")
    var email: String

    func run() async throws {
        try await store.withAdministration { try await $0.setPassword(readLine() ?? "", email: email) }
    }
}
