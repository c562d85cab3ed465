import GRDB
import Synchronization

/// Lets writers that wait for the disk share its next sync.
///
/// While one commit is being synced, those who come meanwhile gather; then they all write in one transaction, each in a
/// savepoint of its own, and are all told when that is durable. One that fails undoes nothing but its own. With a single
/// writer at a time this is a transaction each, as without.
final class CommitQueue: Sendable {
    /// One writer that waits.
    struct Write: Sendable {
        /// Writes inside a savepoint; throws to undo it.
        let body: @Sendable (Database) throws -> Void
        /// Resumes the waiter: nil once the write is durable, otherwise the reason why it is not.
        let finished: @Sendable ((any Error)?) -> Void
    }

    /// Most writers of one transaction, so that none waits long for the others' statements.
    static let limit = 128

    private struct State {
        var waiting: [Write] = []
        var isBusy = false
    }

    private let state = Mutex(State())

    /// Number of writers waiting for the running commit.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Whether a commit is under way.
    var isBusy: Bool { state.withLock { $0.isBusy } }

    /// Queues a writer; the caller that finds the queue idle starts it.
    func add(_ write: Write, to pool: DatabasePool) {
        let isFirst = state.withLock { state in
            state.waiting.append(write)
            defer { state.isBusy = true }
            return !state.isBusy
        }
        if isFirst { commitNext(in: pool) }
    }

    private func commitNext(in pool: DatabasePool) {
        pool.asyncWriteWithoutTransaction { database in
            let batch = self.state.withLock { state in
                let batch = Array(state.waiting.prefix(Self.limit))
                state.waiting.removeFirst(batch.count)
                return batch
            }
            let outcomes = Self.commit(batch, in: database)
            let goesOn = self.state.withLock { state in
                state.isBusy = !state.waiting.isEmpty
                return state.isBusy
            }
            if goesOn { self.commitNext(in: pool) }
            for (write, error) in zip(batch, outcomes) { write.finished(error) }
        }
    }

    /// Writes all in one transaction; what went wrong with each.
    private static func commit(_ batch: [Write], in database: Database) -> [(any Error)?] {
        var errors: [(any Error)?] = []
        do {
            try database.inTransaction(.immediate) {
                for write in batch { errors.append(try failure(of: write, in: database)) }
                return .commit
            }
            return errors
        } catch {
            return batch.map { _ in error }
        }
    }

    /// Runs one writer in a savepoint and says what it threw.
    ///
    /// - Throws: What SQLite says when the savepoint or the whole transaction fails.
    private static func failure(of write: Write, in database: Database) throws -> (any Error)? {
        var failure: (any Error)?
        try database.execute(cached: "SAVEPOINT writer")
        do {
            try write.body(database)
        } catch {
            // A full disk ends the whole transaction, and what the others wrote with it.
            guard database.isInsideTransaction else { throw error }
            try database.execute(cached: "ROLLBACK TRANSACTION TO SAVEPOINT writer")
            failure = error
        }
        try database.execute(cached: "RELEASE SAVEPOINT writer")
        return failure
    }
}
