import Foundation
import TestSupport

/// The built program, serving on a free port with its data in a folder of its own.
final class RunningServer {
    /// The server did not say where it listens.
    struct DidNotStart: Error { let words: String }

    /// Where it listens, such as `http://127.0.0.1:41234`.
    let address: String
    /// Its data folder.
    var data: String { "\(folder.path)/data" }
    /// Everything that it has written to standard error.
    var log: String { get throws { try String(contentsOfFile: errors, encoding: .utf8) } }
    private let errors: String
    private let process: ChildProcess
    private let folder: TemporaryFolder

    /// Starts `touchstone serve` with the installed models and waits until it listens.
    init(_ arguments: String...) async throws {
        folder = try TemporaryFolder()
        errors = try folder.write([], to: "errors")
        process = try ChildProcess(
            Command.program.path, ["serve", "--port", "0", "--data", "\(folder.path)/data"] + arguments,
            output: "/dev/null", errors: errors)
        var words = ""
        while true {
            words = try String(contentsOfFile: errors, encoding: .utf8)
            if let start = words.range(of: "listening at "), let end = words[start.upperBound...].firstIndex(of: "\n") {
                address = String(words[start.upperBound..<end])
                return
            }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw DidNotStart(words: words)
    }

    /// Asks it to stop and waits; the exit status.
    func stop() async -> Int32 {
        process.terminate()
        return await process.end()
    }
}
