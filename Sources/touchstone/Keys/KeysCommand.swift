import ArgumentParser

/// `touchstone keys`: the keys that sign a server's reports.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Manage the keys that sign reports.",
        discussion: "The public ones are at /.well-known/touchstone-keys.json of the server.",
        subcommands: [ListKeysCommand.self, RotateKeyCommand.self, RevokeKeyCommand.self])
}
