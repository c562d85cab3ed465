package import Foundation
package import Storage

/// The database under a store in MongoDB: a replica set, whose transactions count together several documents.
///
/// What it acknowledges is in the journals of a majority. Reads happen on the primary and see what this process was
/// acknowledged before, after a failover too. libmongoc blocks, so all of it runs on threads of its own.
package final class MongoEngine: StoreEngine {
    let pool: MongoPool
    private let turns = NSLock()

    /// Longest time for which a transaction is begun again because of others that change the same, in seconds.
    static let patience = 10.0
    /// How often a commit is sent again of which it is not known whether it happened.
    static let commits = 5

    /// Prepares connections to a deployment, without making one.
    ///
    /// - Parameter address: `mongodb://user:password@host,…/database?options`; without a database it is `touchstone`. What
    ///   it asks for less durability is ignored.
    /// - Throws: `StorageError` with `failed` when the address is wrong or libmongoc is not installed; the words do not
    ///   repeat it.
    package init(address: String) throws(StorageError) {
        do { pool = try MongoPool(address: address) } catch { throw StorageError(error) }
    }

    package func write<R: Sendable>(
        _ body: @escaping @Sendable (MongoTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await run { session throws(MongoError) in
            var retries = Retries(patience: Self.patience, turns: self.turns)
            defer { retries.end() }
            while true {
                switch try Self.attempt(body, in: session) {
                case .success(let value): return .success(value)
                case .failure(.refused(let error)): return .failure(error)
                case .failure(.conflict(let error)): guard retries.next() else { throw error }
                }
            }
        }
    }

    package func read<R: Sendable>(
        _ body: @escaping @Sendable (MongoTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await write(body)
    }

    /// Tries it without a transaction first: nearly all who look something up need one record.
    package func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (MongoTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let found = try await run { session throws(MongoError) -> Result<R?, StorageError> in
            let transaction = MongoTransaction(session, .single)
            do throws(StorageError) {
                let value = try body(transaction)
                return .success(transaction.needsMore ? nil : value)
            } catch {
                return transaction.needsMore ? .success(nil) : .failure(error)
            }
        }
        if let found { return found }
        return try await read(body)
    }

    /// The time of the primary.
    package func now() async throws(StorageError) -> Date {
        try await run { session throws(MongoError) in
            guard case .date(let time) = try session.run(["hello": 1], as: .alone, in: "admin")["localTime"] else {
                throw MongoError(library: "MongoDB does not tell the time.")
            }
            return .success(Date(microseconds: time * 1000))
        }
    }

    func run<R: Sendable>(
        _ work: @escaping @Sendable (MongoSession) throws(MongoError) -> Result<R, StorageError>
    ) async throws(StorageError) -> R {
        let result: Result<R, StorageError>
        do { result = try await pool.run(work) } catch { throw StorageError(error) }
        return try result.get()
    }

    /// Why a transaction did not come to its end.
    private enum Ending: Error {
        /// Its body decided so, or the server refuses it.
        case refused(StorageError)
        /// Nothing of it happened; another try may succeed.
        case conflict(MongoError)
    }

    private static func attempt<R>(
        _ body: (MongoTransaction) throws(StorageError) -> R, in session: MongoSession
    ) throws(MongoError) -> Result<R, Ending> {
        try session.begin()
        let transaction = MongoTransaction(session, .whole)
        let value: R
        do throws(StorageError) {
            value = try body(transaction)
            // A body that goes on after an error must not be stored without what failed.
            if let failure = transaction.failure { throw StorageError(failure) }
        } catch {
            session.abort()
            if let failure = transaction.failure, failure.isTransient { return .failure(.conflict(failure)) }
            return .failure(.refused(error))
        }
        do throws(MongoError) { try commit(session) } catch {
            session.abort()
            guard error.isTransient, !error.labels.contains(.unknownCommit) else { throw error }
            return .failure(.conflict(error))
        }
        return .success(value)
    }

    /// Commits, again when it is not known whether it happened: the server notices repetitions.
    private static func commit(_ session: MongoSession) throws(MongoError) {
        var left = commits
        while true {
            do { return try session.commit() } catch {
                left -= 1
                guard left > 0, error.labels.contains(.unknownCommit) else { throw error }
            }
        }
    }
}
