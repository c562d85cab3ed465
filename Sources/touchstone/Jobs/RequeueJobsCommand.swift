import ArgumentParser
import Server
import Signing
import Storage

/// `touchstone jobs requeue`: dead ones live again.
struct RequeueJobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requeue",
        abstract: "Queue one job again, or all dead ones.",
        discussion: """
            A failed or dead job begins anew; one that rests goes on at once. Prints the id of each. Exit status: 0 all are \
            queued, 1 one could not be, as when its file was deleted with an ephemeral one, 2 there is no such job.
            """)

    @OptionGroup var store: JobStore

    @Argument(help: "Id of the analysis.")
    var id: String?

    @Flag(help: "All jobs that were given up.")
    var dead = false

    func validate() throws {
        guard dead != (id != nil) else { throw ValidationError("Name one job, or give --dead.") }
    }

    func run() async throws {
        var isWhole = true
        try await store.withStore { store in
            let ids =
                if let id { [id] } else {
                    try await JobPages(store: store, states: [.dead]).jobs(atMost: .max).map(\.id)
                }
            // Oldest first, as they were handed in.
            for id in ids.reversed() { isWhole = try await requeue(id, in: store) && isWhole }
        }
        if !isWhole { throw ExitStatus.incomplete }
    }

    private func requeue(_ id: String, in store: any HistoryStore) async throws -> Bool {
        do throws(StorageError) {
            _ = try await store.requeue(id: id, at: try await store.now())
        } catch {
            switch error {
            case .conflict:
                StandardError.line("touchstone: \(id): it is not dead, failed or resting, or its file is gone.")
                return false
            case .absent where dead: return true
            case .absent: throw ConfigurationError("There is no analysis with the id \(id).")
            default: throw error
            }
        }
        try StandardOutput.line(id)
        return true
    }
}
