import Foundation
import Storage
import Synchronization

/// A database that cannot be reached during some of the writes, counted from 1, or for a while by whoever looks something up.
final class FailingEngine<Base: StoreEngine>: StoreEngine {
    private let base: Base
    var changes: ChangeHub { base.changes }
    private let faults: Range<Int>
    private let writes = Mutex(0)
    private let skew = Mutex(TimeInterval(0))
    private let lookUps = Mutex((areRefused: false, refused: 0))

    init(_ base: Base, faults: Range<Int>) {
        self.base = base
        self.faults = faults
    }

    /// How often looking something up was refused.
    var refusals: Int { lookUps.withLock { $0.refused } }

    /// Refuses whoever looks something up, or lets everybody do so again.
    func refuseLookUps(_ areRefused: Bool) { lookUps.withLock { $0.areRefused = areRefused } }

    func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let number = writes.withLock { count in
            count += 1
            return count
        }
        guard !faults.contains(number) else { throw .unavailable("The database is away.") }
        return try await base.write(changing: hotspots, body)
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await base.read(body)
    }

    func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        let isRefused = lookUps.withLock { state in
            if state.areRefused { state.refused += 1 }
            return state.areRefused
        }
        guard !isRefused else { throw .unavailable("The database is away.") }
        return try await base.lookUp(body)
    }

    /// Sets the database's clock ahead of the one of this machine, in seconds.
    func setAhead(by seconds: TimeInterval) { skew.withLock { $0 = seconds } }

    func now() async throws(StorageError) -> Date { try await base.now() + skew.withLock { $0 } }
}
