import Analysis
import Foundation
import GRDB
import Hummingbird
import Logging
import BlobsFile
import Server
import Storage

@testable import StorageSQLite

/// A server over SQLite and a file store in a folder of its own, with a fake analyzer.
final class TestServer: Sendable {
    let folder: String
    let store: SQLiteStore
    let staging: Staging
    let blobs: FileBlobStore
    let clock: TestClock
    let dependencies: ServerDependencies
    let configuration: ServerConfiguration

    /// A server; `change` adapts its configuration.
    init(
        analyzer: FakeAnalyzer = FakeAnalyzer(), clock: TestClock = TestClock(),
        _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
        self.clock = clock
        folder = FileManager.default.temporaryDirectory.path + "/server-\(UUID().uuidString)"
        store = try SQLiteStore(path: "\(folder)/touchstone.sqlite")
        staging = try Staging(folder: "\(folder)/media/uploads")
        blobs = try FileBlobStore(folder: "\(folder)/media/objects")
        var configuration = ServerConfiguration(port: 0, dataFolder: folder)
        configuration.sweepInterval = .milliseconds(10)
        // The clock stands still while tests poll.
        configuration.requestsPerMinute = 1_000_000
        change(&configuration)
        self.configuration = configuration
        dependencies = ServerDependencies(
            analyzer: analyzer, users: store, analyses: store, staging: staging, blobs: blobs,
            now: { clock.now })
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The application, as `serve` builds it; over other dependencies and with another log when they are given.
    func application(
        _ given: ServerDependencies? = nil, logger: Logger = TestServer.silence
    ) async throws -> some ApplicationProtocol {
        try await buildApplication(configuration: configuration, dependencies: given ?? dependencies, logger: logger)
    }

    /// A log that nobody reads.
    static let silence: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    /// Files of uploads that are being written; they have no name until they are complete.
    func openUploads() -> [String] {
        let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return descriptors.compactMap { descriptor in
            let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return file.flatMap { $0.hasPrefix("\(folder)/media/uploads") ? $0 : nil }
        }
    }

    /// Digests of the stored media: files, and those in the database as often as they are there.
    func media() async throws -> [String] {
        let sql = "SELECT objectKey FROM medium JOIN analysis ON analysis.id = analysisID"
        return try await store.read { try String.fetchAll($0, sql: sql) } + blobs.keys().map(\.digest)
    }

    /// Names of the temporary files of uploads.
    func uploads() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: "\(folder)/media/uploads") }
}
