import Foundation
import TestSupport

/// Runs lines of bash as a reader would paste them.
enum Shell {
    /// Stops at the first line that fails; the status and everything written.
    static func run(_ script: String, in folder: String) async throws -> (status: Int32, output: String) {
        let log = try TemporaryFolder()
        let path = try log.write([], to: "log")
        let process = try ChildProcess(
            "/bin/bash", ["-euo", "pipefail", "-c", script], in: folder, output: path)
        return (await process.end(), try String(contentsOfFile: path, encoding: .utf8))
    }
}
