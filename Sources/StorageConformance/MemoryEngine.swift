package import Foundation
package import Storage
import Synchronization

/// A database in memory: the model that others are compared with, and a store for tests that need no disk.
///
/// A transaction works on a copy of everything, which becomes the database when it ends well.
package final class MemoryEngine: StoreEngine {
    private let state = Mutex(MemoryState())
    private let clock: @Sendable () -> Date
    /// Where this process is told of changes.
    package let changes = ChangeHub()

    /// An empty database with a clock for leases.
    package init(clock: @escaping @Sendable () -> Date = { Date() }) {
        self.clock = clock
    }

    /// Runs `body` as a whole or, after an error, not at all.
    package func write<R: Sendable>(
        changing hotspots: Set<Hotspot>,
        _ body: @escaping @Sendable (MemoryTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try state.withLock { state throws(StorageError) in
            let transaction = MemoryTransaction(state)
            let result = try body(transaction)
            state = transaction.state
            return result
        }
    }

    /// Runs a `body` that only reads.
    package func read<R: Sendable>(
        _ body: @escaping @Sendable (MemoryTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try body(MemoryTransaction(state.withLock { $0 }))
    }

    /// Runs a `body` that only reads.
    package func lookUp<R: Sendable>(
        _ body: @escaping @Sendable (MemoryTransaction) throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        try await read(body)
    }

    /// The time of its clock.
    package func now() async throws(StorageError) -> Date { clock() }
}

/// Everything in a database.
struct MemoryState: Sendable {
    var users: [String: UserRecord] = [:]
    var sessions: [String: SessionRecord] = [:]
    var keys: [String: APIKeyRecord] = [:]
    var analyses: [String: StoredAnalysis] = [:]
    var evidence: [String: [String]] = [:]
    var media: [String: Data] = [:]
    var thumbnails: [String: Data] = [:]
    var turns: [TurnID: Turn] = [:]
    var ledger: [String: StorageUsage] = [:]
    var requests: [RequestID: MadeRequest] = [:]
    var uploads: [String: UploadRecord] = [:]
    var webhooks: [String: WebhookRecord] = [:]
    var deliveries: [String: DeliveryRecord] = [:]
    var blobs: [String: BlobRecord] = [:]
    var links: [String: ReportLinkRecord] = [:]
    var cases: [String: CaseRecord] = [:]

    /// An owner and a line.
    struct TurnID: Hashable, Sendable {
        var owner: String
        var priority: JobPriority
    }

    /// An owner and a key of theirs.
    struct RequestID: Hashable, Sendable {
        var owner: String
        var key: String
    }
}
