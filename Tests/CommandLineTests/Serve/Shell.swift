import Foundation
import TestSupport

/// Runs lines of bash as a reader would paste them.
enum Shell {
    /// Stops at the first line that fails; the status and everything written.
    static func run(_ script: String, in folder: String) async throws -> (status: Int32, output: String) {
        let log = try TemporaryFolder()
        let path = try log.write([], to: "log")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-euo", "pipefail", "-c", script]
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: path)
        process.standardError = FileHandle(forWritingAtPath: path)
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return (process.terminationStatus, try String(contentsOfFile: path, encoding: .utf8))
    }
}
