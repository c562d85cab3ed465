import ArgumentParser
import Server
import Signing
import Storage

/// `touchstone jobs show`: all about one job.
struct ShowJobCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one job, whatever its state: who holds it, and why it failed last.")

    @OptionGroup var store: JobStore

    @Argument(help: "Id of the analysis.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await store.withStore { store in
            guard let job = try await store.job(id: id) else {
                throw ConfigurationError("There is no analysis with the id \(id).")
            }
            let line = JobLine(job, at: try await store.now())
            for line in json ? [try line.json] : line.lines { try StandardOutput.line(line) }
        }
    }
}
