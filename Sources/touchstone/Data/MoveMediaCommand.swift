import ArgumentParser
import Configuration
import Foundation
import Logging
import Presentation
import Server
import Signing
import Storage

/// `touchstone move-media`: copies stored media to another place, such as an S3 store.
struct MoveMediaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move-media",
        abstract: "Copy the stored media to another place, such as an S3 store.",
        discussion: """
            Each medium is compared with its digest; those that are there already are left alone, so the verb can be run again \
            and goes on where it ended. A server may run meanwhile: run the verb once more after you have stopped it, then \
            start it with the new place in TOUCHSTONE_BLOBS. Nothing is deleted.
            """)

    @OptionGroup var folder: DataFolderOption

    @Argument(help: "Where the media go: s3://BUCKET/PREFIX, or a folder.")
    var target: String

    func run() async throws {
        try await folder.complaining { folder in
            let configuration = try folder.configuration()
            try configuration.checkFolder()
            let path = configuration.dataFolder
            guard FileManager.default.fileExists(atPath: path) else {
                throw ConfigurationError("data: there is no folder \(path).")
            }
            let logger = Logger.standardError(label: "touchstone")
            let flags = ["blobs": ConfigValue(.string(target), isSecret: false)]
            let environment = ProcessInfo.processInfo.environment
            let old = try ServerConfiguration.read(flags: [:], environment: environment).media
            let new = try ServerConfiguration.read(flags: flags, environment: environment).media
            let copy = MediaCopy(
                source: try old.open(dataFolder: path, cache: "move-from", logger: logger),
                target: try new.open(dataFolder: path, cache: "move-to", logger: logger),
                staging: try Staging(folder: "\(path)/media/uploads"))
            let summary: MediaCopy.Summary
            do {
                summary = try await copy.run()
            } catch {
                await copy.shutdown()
                throw error
            }
            await copy.shutdown()
            for key in summary.damaged { StandardError.line("damaged, not copied: \(key)") }
            StandardError.line(
                "\(summary.copied) media copied to \(target.printable), \(summary.there) were there already.")
            if !summary.damaged.isEmpty { throw ExitStatus.incomplete }
        }
    }
}
