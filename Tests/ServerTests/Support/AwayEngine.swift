import Foundation
import Storage
import Synchronization

/// A database that cannot be reached while a test says so.
final class AwayEngine<Base: StoreEngine>: StoreEngine {
    private let base: Base
    var changes: ChangeHub { base.changes }
    private let isAway = Mutex(false)

    init(_ base: Base) { self.base = base }

    func setAway(_ away: Bool) { isAway.withLock { $0 = away } }

    private func reached() throws(StorageError) -> Base {
        if isAway.withLock({ $0 }) { throw .unavailable("The database is away.") }
        return base
    }

    func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await reached().write(changing: hotspots, body)
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await reached().read(body)
    }

    func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (Base.Transaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await reached().lookUp(body)
    }

    func now() async throws(StorageError) -> Date { try await reached().now() }
}
