package import Foundation
package import Storage
import Synchronization

/// The database under a store in MongoDB: a replica set, whose transactions count together several documents.
///
/// What it acknowledges is in the journals of a majority. Reads happen on the primary and see what this process was
/// acknowledged before, after a failover too. libmongoc blocks, so all of it runs on threads of its own.
package final class MongoEngine: StoreEngine {
    let pool: MongoPool
    private let gate = Gate()
    /// Where this process is told of changes.
    package let changes = ChangeHub()

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

    /// Writers of this process that change the same hotspot come one after the other; those that meet one of another process
    /// are run again.
    ///
    /// What a writer did not name it is known by after its first conflict.
    package func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (MongoTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let clock = ContinuousClock()
        var retries = Retries()
        var pass = try await gate.enter(changing: hotspots)
        defer { gate.leave(pass) }
        while true {
            let begun = clock.now
            let result = try await run { session throws(MongoError) in .success(try Self.attempt(body, in: session)) }
            switch result {
            case .success(let value): return value
            case .failure(.refused(let error)): throw error
            case .failure(.conflict(let error, let met)):
                var generator = SystemRandomNumberGenerator()
                guard let pause = retries.pause(begun: begun, now: clock.now, using: &generator) else {
                    throw StorageError(error)
                }
                // A task of its own, which nobody cancels.
                await Task { try? await clock.sleep(for: pause) }.value
                pass = await gate.extend(pass, by: met)
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

    /// Half a second, where the deployment does not tell: several processes change the same analyses.
    package var lookInterval: Duration { .milliseconds(500) }

    /// Passes on a change stream of the analyses.
    ///
    /// It takes one of the threads and connections for itself. What was changed while it was not open is told by nobody: whoever
    /// listens looks as well.
    package func listen(
        _ tell: @escaping @Sendable (Set<ChangeTopic>) -> Void
    ) async throws(StorageError) -> Bool {
        let isCancelled = Atomic(false)
        let goesOn: @Sendable () -> Bool = { !isCancelled.load(ordering: .relaxed) }
        let result: Result<Void, StorageError> = await withTaskCancellationHandler {
            do throws(StorageError) {
                try await run { session throws(MongoError) in
                    try session.follow(Collection.analysis.rawValue, while: goesOn) { changes in
                        tell(Set(changes.flatMap(ChangeTopic.topics(of:))))
                    }
                    return .success(())
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        try result.get()
        return true
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
        /// Nothing of it happened; another try may succeed. With the hotspots that it had changed or tried to.
        case conflict(MongoError, Set<Hotspot>)
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
            if let failure = transaction.failure, failure.isTransient {
                return .failure(.conflict(failure, transaction.hotspots))
            }
            return .failure(.refused(error))
        }
        do throws(MongoError) { try commit(session) } catch {
            session.abort()
            guard error.isTransient, !error.labels.contains(.unknownCommit) else { throw error }
            return .failure(.conflict(error, transaction.hotspots))
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
