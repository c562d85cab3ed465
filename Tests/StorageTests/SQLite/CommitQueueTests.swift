import Foundation
import GRDB
import Storage
import StorageConformance
import Synchronization
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("Commits that share a sync", .timeLimit(.minutes(20)))
struct CommitQueueTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: "\(folder.path)/touchstone.sqlite")
    }

    /// Counts transactions that were committed.
    private final class Commits: TransactionObserver, @unchecked Sendable {
        // Sound: a mutex guards the only state.
        let count = Mutex(0)
        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseDidCommit(_ db: Database) { count.withLock { $0 += 1 } }
        func databaseDidRollback(_ db: Database) {}
    }

    @Test("Writers that come while the disk is busy share one transaction, and each gets its own answer")
    func shared() async throws {
        let commits = Commits()
        store.engine.pool.add(transactionObserver: commits)
        let gate = DispatchSemaphore(value: 0)
        let store = store
        try await withThrowingTaskGroup(of: String.self) { group in
            // Holds the writer until all others wait.
            group.addTask {
                try await store.write { _ in
                    gate.wait()
                    return "first"
                }
            }
            while !store.engine.commits.isBusy { try await Task.sleep(for: .milliseconds(1)) }
            for number in 0..<60 {
                group.addTask {
                    try await store.insert(.account("user-\(number)"))
                    return "user-\(number)"
                }
            }
            while store.engine.commits.waiting < 60 { try await Task.sleep(for: .milliseconds(1)) }
            gate.signal()
            for try await id in group where id != "first" { #expect(try await store.user(id: id)?.id == id) }
        }
        // The first one's, and one for all the others.
        #expect(commits.count.withLock { $0 } == 2)
    }

    @Test("One that fails undoes its own changes and nobody else's")
    func failing() async throws {
        let store = store
        let errors = await withTaskGroup(of: StorageError?.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do throws(StorageError) {
                        try await store.write { database in
                            try UserRow(.account("user-\(number)")).insert(database)
                            if number % 5 == 0 { throw StorageError.conflict }
                        }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors.count { $0 == .conflict } == 10)
        #expect(errors.count { $0 == nil } == 40)
        #expect(try await store.users(after: nil, limit: 100).count == 40)
    }
}
