package import Foundation
package import Storage
import Synchronization

/// A database that crashes between the work of a transaction and its end, when it is told to.
///
/// Then nothing of the transaction may be there.
package final class AbortingEngine<Base: StoreEngine>: StoreEngine {
    /// The database below.
    package let base: Base
    private let isArmed = Mutex(false)
    /// Where this process is told of changes.
    package var changes: ChangeHub { base.changes }

    /// A database that does not crash yet.
    package init(_ base: Base) {
        self.base = base
    }

    /// Lets writing transactions crash, or no longer.
    package func arm(_ isArmed: Bool) { self.isArmed.withLock { $0 = isArmed } }

    /// Runs `body`, and throws `unavailable` instead of keeping its outcome when it is armed.
    package func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let crashes = isArmed.withLock { $0 }
        return try await base.write(changing: hotspots) { transaction throws(StorageError) in
            let result = try body(transaction)
            guard !crashes else { throw .unavailable("The database crashed.") }
            return result
        }
    }

    /// Runs a `body` that only reads.
    package func read<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await base.read(body)
    }

    /// Runs a `body` that looks up a few records.
    package func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await base.lookUp(body)
    }

    /// The database's time.
    package func now() async throws(StorageError) -> Date { try await base.now() }
}
