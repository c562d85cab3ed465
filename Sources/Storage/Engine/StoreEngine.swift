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

    /// Where this process is told what it changes in the database itself; one for all that share the engine.
    var changes: ChangeHub { get }

    /// How often to look for what others change while the database does not tell.
    var lookInterval: Duration { get }

    /// Passes on what anybody changes in the database, as the database tells it, until the task is cancelled; an empty set
    /// says that it tells from now on. Returns false at once where a database never tells.
    func listen(_ tell: @escaping @Sendable (Set<ChangeTopic>) -> Void) async throws(StorageError) -> Bool

    /// The time by which leases are given and end: one clock for all processes that share the database.
    func now() async throws(StorageError) -> Date
}

extension StoreEngine {
    /// A database that one process has for itself, but for commands of its operator.
    public var lookInterval: Duration { .seconds(2) }

    /// A database that never tells.
    public func listen(_ tell: @escaping @Sendable (Set<ChangeTopic>) -> Void) async throws(StorageError) -> Bool {
        false
    }

    /// Runs `body` as a whole or, after an error, not at all; its writer knows of no hotspot that it will change.
    public func write<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await write(changing: [], body)
    }
}
