import ArgumentParser
import Foundation
import Presentation
import Server
import Signing
import StorageSQLite

/// `touchstone backup`: a copy of a data folder, while a server works on it.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the data folder while the server runs.",
        discussion:
            "The copy is a data folder: 'touchstone serve --data COPY' serves it. It holds the keys, so keep it safe.")

    @OptionGroup var folder: DataFolderOption

    @Argument(help: "Where the copy goes; the folder must not exist.", completion: .directory)
    var copy: String

    func run() throws {
        try folder.complaining { folder in
            let configuration = try folder.configuration()
            try configuration.checkFolder()
            guard configuration.database.isEmpty else {
                throw ConfigurationError(
                    "database: it is in MongoDB. Copy it with mongodump --oplog, and the keys in the data folder beside it."
                )
            }
            let backup = try DataFolderCopy(from: try folder.path, to: copy)
            // What was deleted since the database was copied, and what came since before: each is there in one of the two.
            try backup.copyFiles()
            try SQLiteStore.backUp(path: try folder.database, to: "\(copy)/touchstone.sqlite")
            try backup.copyFiles()
            StandardError.line(
                "\(copy.printable) holds the database with the small media, \(try backup.mediaCount()) larger ones and the keys."
            )
        }
    }
}
