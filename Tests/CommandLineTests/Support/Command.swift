import Foundation
import TestSupport

/// Runs the built program, as a user would.
struct Command {
    /// What a run ended with.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        /// The lines of the output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }

        /// The lines of the output, each a JSON object.
        func objects() throws -> [[String: Any]] {
            try lines.map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// A folder of models; without one of its own, a run finds none, so that no test depends on what is installed.
    var models = "/nonexistent"
    /// Added to the environment of this process.
    var environment: [String: String] = [:]

    /// The program, beside the running test bundle.
    static var program: URL {
        get throws {
            let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: bundle).deletingLastPathComponent().appending(path: "touchstone")
        }
    }

    /// Runs `touchstone` with arguments and waits for its end.
    func run(_ arguments: String..., output: String? = nil) async throws -> Outcome {
        try await run(arguments, output: output)
    }

    /// Runs `touchstone` with arguments and waits for its end; the output may go to a place of the test's choice.
    func run(_ arguments: [String], output: String? = nil) async throws -> Outcome {
        let folder = try TemporaryFolder()
        let out = try folder.write([], to: "out")
        let err = try folder.write([], to: "err")
        // Compiled graphs stay beside the program, not in the home of whoever runs the tests.
        let graphs = try Self.program.deletingLastPathComponent().appending(path: "graphs").path
        let defaults = [
            "TOUCHSTONE_MODELS": models, "TOUCHSTONE_GRAPH_CACHE": environment["TOUCHSTONE_GRAPH_CACHE"] ?? graphs,
        ]
        let process = try ChildProcess(
            Self.program.path, arguments, environment: environment.merging(defaults) { $1 },
            output: output ?? out, errors: err)
        let status = await process.end()
        return Outcome(
            status: status, output: try String(contentsOfFile: out, encoding: .utf8),
            errors: try String(contentsOfFile: err, encoding: .utf8))
    }
}
