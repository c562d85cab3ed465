import ArgumentParser
import Configuration
import Foundation
import Server
import Signing
import Storage

/// The data folder that a verb works on.
struct DataFolderOption: ParsableArguments {
    @Option(help: "The data folder (default: ./touchstone-data, or TOUCHSTONE_DATA).", completion: .directory)
    var data: String?

    /// What this and the environment say.
    func configuration() throws(ConfigurationError) -> ServerConfiguration {
        let flags = data.map { ["data": ConfigValue(.string($0), isSecret: false)] } ?? [:]
        return try ServerConfiguration.read(flags: flags, environment: ProcessInfo.processInfo.environment)
    }

    /// Its path.
    var path: String { get throws { try configuration().dataFolder } }

    /// Path of its database.
    var database: String { get throws { "\(try path)/touchstone.sqlite" } }

    /// Runs `body`; what goes wrong with the folder is one line and exit status 2.
    func complaining<R>(_ body: (DataFolderOption) throws -> R) throws -> R {
        do { return try body(self) } catch { throw Self.complaint(about: error) }
    }

    /// Runs `body`, which may wait, likewise.
    func complaining<R>(_ body: (DataFolderOption) async throws -> R) async throws -> R {
        do { return try await body(self) } catch { throw Self.complaint(about: error) }
    }

    private static func complaint(about error: any Error) -> any Error {
        switch error {
        case let error as ConfigurationError: StandardError.line("touchstone: \(error)")
        case let error as StorageError: StandardError.line("touchstone: \(error.sentence)")
        default: return error
        }
        return ExitStatus.usage
    }
}
