import ArgumentParser
import Server
import Signing

/// `touchstone keys revoke`: an earlier key was stolen.
struct RevokeKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take an earlier key off the list: its reports are not valid any more.",
        discussion: "For a key that was stolen. A running server lists it for some seconds, caches up to five minutes.")

    @OptionGroup var folder: DataFolderOption

    @Argument(help: "The key, as 'keys list' names it.")
    var key: String

    func run() throws {
        try folder.complaining { folder in
            try ReportKeys.revoke(key, folder: try folder.path)
        }
    }
}
