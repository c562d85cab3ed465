import ArgumentParser
import Server
import Signing

/// `touchstone keys rotate`: a new key signs, the old one stays listed.
struct RotateKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new key; reports of the old one stay valid.",
        discussion: "A running server signs with the new key within seconds.")

    @OptionGroup var folder: DataFolderOption

    func run() throws {
        try folder.complaining { folder in
            let keys = try ReportKeys.rotate(folder: try folder.path)
            try StandardOutput.line(keys.currentID)
        }
    }
}
