import Accounts
import ArgumentParser
import Presentation
import Server
import Storage

/// `touchstone users list`: one line an account.
struct ListUsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List accounts: address, role, limit in bytes and analyses, state, mark in the log.")

    @OptionGroup var store: UserStore

    func run() async throws {
        try await store.withAdministration { administration in
            for user in try await administration.all() {
                let limit = user.limit.map { "\($0.bytes) \($0.files)" } ?? "- -"
                let state = user.disabled == nil ? "active" : "disabled"
                let facts = [user.email.printable, user.role.rawValue, limit, state, AccountMark.of(user.id)]
                try StandardOutput.line(facts.joined(separator: " "))
            }
        }
    }
}
