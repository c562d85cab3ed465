import Foundation
import Server
import Storage

/// Looks for jobs that were given up.
enum JobCheck {
    /// Whether an operator should look at the queue; nothing where there is no database yet, or `DatabaseCheck` complains.
    static func findings(_ configuration: ServerConfiguration) async -> [Finding] {
        guard !configuration.database.isEmpty || FileManager.default.fileExists(atPath: configuration.sqlitePath),
            await DatabaseCheck.finding(configuration).state == .good,
            let dead = try? await configuration.openStore().statistics().dead
        else { return [] }
        guard dead > 0 else { return [Finding(subject: "jobs", state: .good, words: "None was given up.")] }
        return [
            Finding(
                subject: "jobs", state: .reduced, words: "Given up after their last attempt: \(dead).",
                remedy:
                    "'touchstone jobs list --state dead' says why, 'touchstone jobs requeue --dead' tries them again.")
        ]
    }
}
