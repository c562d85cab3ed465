import Foundation
import Storage
import Synchronization

/// A database that counts how often somebody looks something up.
final class CountingEngine<Base: StoreEngine>: StoreEngine {
    private let base: Base
    var changes: ChangeHub { base.changes }
    private let count = Mutex(0)

    init(_ base: Base) { self.base = base }

    /// Lookups so far.
    var lookups: Int { count.withLock { $0 } }

    func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await base.write(changing: hotspots, body)
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await base.read(body)
    }

    func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        count.withLock { $0 += 1 }
        return try await base.lookUp(body)
    }

    func now() async throws(StorageError) -> Date { try await base.now() }
}
