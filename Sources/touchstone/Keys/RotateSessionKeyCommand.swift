import Accounts
import ArgumentParser
import Server

/// `touchstone keys rotate-sessions`: a new key signs tokens.
struct RotateSessionKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-sessions",
        abstract: "Make a new key for the tokens of people who are signed in.",
        discussion: """
            A running server takes it within seconds. Tokens of the key before still count until the next rotation, and \
            each session moves to the new key when it is refreshed.
            """)

    @OptionGroup var folder: DataFolderOption

    @Flag(help: "The old key may be in other hands: its tokens end at once, and everybody signs in again.")
    var endSessions = false

    func run() throws {
        try folder.complaining { folder in
            let keys = try SessionKeys.rotate(folder: try folder.path, endingSessions: endSessions)
            try StandardOutput.line(keys.currentID)
        }
    }
}
