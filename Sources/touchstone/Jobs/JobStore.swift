import ArgumentParser
import Foundation
import Server
import Storage

/// The database whose jobs a verb works on.
struct JobStore: ParsableArguments {
    @OptionGroup var database: DatabaseOption

    /// Runs `body` on the store; what goes wrong is one line and exit status 2.
    func withStore(_ body: (any HistoryStore & AccountStore) async throws -> Void) async throws {
        try await database.complaining { database in
            let configuration = try database.configuration()
            try configuration.checkFolder()
            try await body(try await configuration.openStore())
        }
    }
}

/// A page of a store's jobs after the other.
struct JobPages {
    let store: any HistoryStore
    let states: Set<JobState>

    /// At most `most` jobs, newest first.
    func jobs(atMost most: Int) async throws(StorageError) -> [AnalysisRecord] {
        var found: [AnalysisRecord] = []
        while found.count < most {
            let cursor = found.last.map { HistoryCursor(created: $0.created, id: $0.id) }
            let page = try await store.jobs(in: states, after: cursor, limit: min(500, most - found.count))
            if page.isEmpty { break }
            found += page
        }
        return found
    }
}
