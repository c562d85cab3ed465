import Foundation
import Storage
import Synchronization

/// A database that counts how often somebody looks something up.
final class CountingEngine<Base: StoreEngine>: StoreEngine {
    private let base: Base
    var changes: ChangeHub { base.changes }
    private let count = Mutex(0)
    private let found: @Sendable (Int) async throws(StorageError) -> Void

    /// - Parameter found: Called with the number of each lookup that has found its answer, before that is handed on.
    init(_ base: Base, found: @escaping @Sendable (Int) async throws(StorageError) -> Void = { _ in }) {
        self.base = base
        self.found = found
    }

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
        let number = count.withLock { count in
            count += 1
            return count
        }
        let value = try await base.lookUp(body)
        try await found(number)
        return value
    }

    func now() async throws(StorageError) -> Date { try await base.now() }
}
