import GRDB
import Synchronization

/// Lets those who look up a few rows at the same time share a snapshot of the database.
///
/// A snapshot costs a transaction and, after each commit, the reading of its pages anew; a row in it costs next to nothing.
/// While some look, those who come meanwhile gather, and look into the next one together. It is taken once they have been
/// gathered, so each sees all that was acknowledged before it asked.
final class LookupQueue: Sendable {
    /// Reads the database and resumes the waiter.
    typealias Lookup = @Sendable (Result<Database, any Error>) -> Void

    private struct State {
        var waiting: [Lookup] = []
        var isBusy = false
    }

    private let state = Mutex(State())

    /// Number of lookups waiting for the running one.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Queues a lookup; the caller that finds the queue idle starts it.
    func add(_ lookup: @escaping Lookup, to pool: DatabasePool) {
        let isFirst = state.withLock { state in
            state.waiting.append(lookup)
            defer { state.isBusy = true }
            return !state.isBusy
        }
        guard isFirst else { return }
        pool.asyncUnsafeRead { database in
            while let batch = self.next() { Self.look(batch, in: database) }
        }
    }

    /// Those who wait; nil, and nobody is busy, when nobody does.
    private func next() -> [Lookup]? {
        state.withLock { state in
            defer { state.waiting = [] }
            state.isBusy = !state.waiting.isEmpty
            return state.isBusy ? state.waiting : nil
        }
    }

    private static func look(_ batch: [Lookup], in database: Result<Database, any Error>) {
        do {
            let database = try database.get()
            try database.execute(cached: "BEGIN DEFERRED TRANSACTION")
            for lookup in batch { lookup(.success(database)) }
            do { try database.execute(cached: "COMMIT TRANSACTION") } catch { try? database.rollback() }
        } catch {
            for lookup in batch { lookup(.failure(error)) }
        }
    }
}
