import ArgumentParser

/// `touchstone users`: accounts, for the owner of the machine.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "Manage accounts: the first administrator is made here, never by registering first.",
        subcommands: [
            ListUsersCommand.self, CreateAdminCommand.self, SetPasswordCommand.self, SetLimitCommand.self,
            DisableUserCommand.self, EnableUserCommand.self,
        ])
}
