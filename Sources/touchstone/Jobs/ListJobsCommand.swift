import ArgumentParser
import Foundation
import Storage

/// `touchstone jobs list`: one line a job.
struct ListJobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List jobs, newest first: id, state, priority, kind, age, attempts, worker, last setback.")

    @OptionGroup var store: JobStore

    @Option(help: "Only in these states: waiting, resting, running, dead; several are separated by commas.")
    var state: String?

    @Option(help: "Most jobs that are listed.")
    var limit = 1000

    @Flag(help: "Print one JSON object a job, on a line of its own.")
    var json = false

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be above 0.") }
        _ = try states()
    }

    func run() async throws {
        let states = try states()
        try await store.withStore { store in
            let now = try await store.now()
            for job in try await JobPages(store: store, states: states).jobs(atMost: limit) {
                let line = JobLine(job, at: now)
                try StandardOutput.line(json ? line.json : line.line)
            }
        }
    }

    private func states() throws -> Set<JobState> {
        guard let state else { return Set(JobState.allCases) }
        return Set(
            try state.split(separator: ",").map { name in
                guard let state = JobState(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                    throw ValidationError("--state takes waiting, resting, running and dead.")
                }
                return state
            })
    }
}
