import ArgumentParser

/// `touchstone keys`: the keys of a server.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Manage the keys that sign reports and sessions.",
        discussion: "The public ones of reports are at /.well-known/touchstone-keys.json of the server.",
        subcommands: [
            ListKeysCommand.self, RotateKeyCommand.self, RevokeKeyCommand.self, RotateSessionKeyCommand.self,
        ])
}
