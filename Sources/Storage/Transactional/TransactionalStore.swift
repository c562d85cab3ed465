public import Foundation

/// Accounts, analyses and the job queue over any database: all repositories, written once.
///
/// Each operation is a transaction of the engine: it reads states, applies the pure functions of `Lifecycle` to them, and
/// stores what comes out with its effects.
public struct TransactionalStore<Engine: StoreEngine>: Sendable {
    /// The database.
    public let engine: Engine
    /// When jobs that were set back are tried again.
    public var retries = RetryRule()
    /// Makes the ids of messages to webhooks.
    let newID: @Sendable () -> String

    /// A store over a database.
    public init(engine: Engine) {
        self.init(engine: engine, newID: EndedMessage.randomID)
    }

    /// A store that makes the ids of messages in a way of its own.
    package init(engine: Engine, newID: @escaping @Sendable () -> String) {
        self.engine = engine
        self.newID = newID
    }

    /// Most records that one sweep changes in one transaction.
    static var batch: Int { 1000 }

    /// The time by which leases are given and end.
    public func now() async throws(StorageError) -> Date { try await engine.now() }

    func write<R: Sendable>(
        changing hotspots: Set<Hotspot> = [],
        _ body: @escaping @Sendable (Engine.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let (value, topics) = try await engine.write(changing: hotspots) {
            transaction throws(StorageError) -> (R, Set<ChangeTopic>) in
            (try body(transaction), transaction.news.topics)
        }
        engine.changes.announce(topics)
        return value
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (Engine.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await engine.read(body)
    }

    func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Engine.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await engine.lookUp(body)
    }
}
