import API
import ArgumentParser
import DetectionCore
import Foundation
import Server
import Signing

/// `touchstone keys list`: the public keys, the one that signs first.
struct ListKeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the public keys: the one that signs, then earlier ones.")

    @OptionGroup var folder: DataFolderOption

    @Flag(help: "The JWK set, as the server publishes it and 'verify --keys' reads it.")
    var json = false

    func run() throws {
        try folder.complaining { folder in
            let keys = try ReportKeys.read(folder: try folder.path)
            guard !json else {
                let set = try ReportCoding.encoder().encode(keys.published)
                return try StandardOutput.line(String(decoding: set, as: UTF8.self))
            }
            for key in keys.published.keys {
                try StandardOutput.line("\(key.kid)  \(key.kid == keys.currentID ? "signs" : "earlier")")
            }
        }
    }
}
