import Foundation
import TestSupport
import Testing

/// The deployment that the tests of this target talk to; see `e2e/mongo`.
enum TestDeployment {
    /// Its address, nil where there is none.
    static let address = ProcessInfo.processInfo.environment["MONGODB_URI"]
    /// A server of our own can be started, stopped and killed.
    static let program = ProcessInfo.processInfo.environment["SECANTUSD"]

    /// The address of a database of its own in the deployment.
    static func database() throws -> String {
        try address(of: "touchstone-\(UUID().uuidString.lowercased().prefix(13))")
    }

    /// The address of one of its databases.
    static func address(of database: String) throws -> String {
        let address = try #require(address)
        var parts = try #require(URLComponents(string: address))
        parts.path = "/\(database)"
        return try #require(parts.string)
    }
}

extension Trait where Self == ConditionTrait {
    /// The test needs the deployment that `MONGODB_URI` names.
    static var needsDeployment: Self {
        .enabled(if: TestDeployment.address != nil, "needs a MongoDB replica set: run 'make test-mongo'")
    }

    /// The test starts servers of its own.
    static var startsServers: Self {
        .enabled(
            if: TestDeployment.program != nil,
            "needs a server that may be stopped: run 'make test-mongo' without MONGODB_URI")
    }
}

/// A server of a test's own, on loopback; it ends with this object.
final class TestServer {
    private let process: ChildProcess
    private let log: String
    let port: Int

    /// Starts one and waits until it listens.
    ///
    /// - Parameters:
    ///   - folder: Where its data are, and stay when it ends.
    ///   - port: 0 for any that is free.
    init(_ folder: TemporaryFolder, _ options: [String] = [], port: Int = 0) async throws {
        log = "\(folder.path)/\(UUID().uuidString).log"
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        let program = try #require(TestDeployment.program)
        let arguments = [
            "--host", "127.0.0.1", "--port", "\(port)", "--storage-path", "\(folder.path)/data", "--sync-on-commit",
        ]
        process = try ChildProcess(program, arguments + options, output: log)
        while true {
            let words = try String(contentsOfFile: log, encoding: .utf8)
            if let found = words.firstMatch(of: /listening on 127\.0\.0\.1:([0-9]+)/), let port = Int(found.1) {
                self.port = port
                return
            }
            try #require(process.isRunning, "\(words.suffix(500))")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The address of a database in it.
    func address(credentials: String = "", options: String = "") -> String {
        "mongodb://\(credentials)127.0.0.1:\(port)/touchstone\(options)"
    }

    /// Kills it: nothing that is not on the disk is kept.
    func kill() async {
        process.send(SIGKILL)
        _ = await process.end()
    }
}
