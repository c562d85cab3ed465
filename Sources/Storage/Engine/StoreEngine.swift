public import Foundation

/// A database under `TransactionalStore`, which holds all rules: an engine supplies transactions of plain reads and writes.
///
/// All ways into the database run to their end even in a cancelled task: they are short, and a job must be given back
/// while its task is being cancelled. Bodies run on threads of the engine, never on the cooperative pool.
public protocol StoreEngine: Sendable {
    /// Its transactions.
    associatedtype Transaction: StoreTransaction

    /// Runs `body` as a whole or, after an error, not at all; the outcome is durable on return.
    ///
    /// Nobody sees or changes in between what the body reads and writes. The body may run again after a conflict with
    /// another transaction, so it changes nothing but the transaction. Throws what the body throws; `unavailable` when the
    /// database cannot be reached, `full` when its disk is.
    ///
    /// - Parameter hotspots: Those that `body` will change and its writer knows beforehand.
    func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R

    /// Runs a `body` that only reads, however long it takes, on one state of the database: no older than what was
    /// acknowledged before the call.
    func read<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R

    /// Runs a `body` that reads a few records, like `read`; it may share its state of the database with others.
    func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R

    /// The time by which leases are given and end: one clock for all processes that share the database.
    func now() async throws(StorageError) -> Date
}

extension StoreEngine {
    /// Runs `body` as a whole or, after an error, not at all; its writer knows of no hotspot that it will change.
    public func write<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await write(changing: [], body)
    }
}
