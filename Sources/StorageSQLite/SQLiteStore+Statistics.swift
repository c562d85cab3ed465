import DetectionCore
import Foundation
import GRDB
public import Storage

extension SQLiteStore: StatisticsRepository {
    /// Sums over all accounts.
    public func statistics() async throws(StorageError) -> StoreStatistics {
        try await read { database in
            let waiting = try Row.fetchAll(
                database,
                sql: """
                    SELECT kind, count(*) AS count, min(created) AS oldest FROM analysis
                    WHERE state = 'queued' GROUP BY kind
                    """)
            let queued = waiting.compactMap { row in MediaKind(rawValue: row["kind"]).map { ($0, row["count"] as Int) }
            }
            let oldest = waiting.map { $0["oldest"] as Int64 }.min()
            return StoreStatistics(
                queued: Dictionary(queued) { $0 + $1 }, oldestQueued: oldest.map(Date.init(microseconds:)),
                usage: try Self.usage(in: database))
        }
    }

    private static func usage(in database: Database) throws -> StorageUsage {
        let sql = """
            SELECT coalesce(sum(keptBytes), 0) AS keptBytes, coalesce(sum(keptFiles), 0) AS keptFiles,
                coalesce(sum(transientBytes), 0) AS transientBytes, coalesce(sum(transientFiles), 0) AS transientFiles
            FROM ledger
            """
        guard let row = try Row.fetchOne(database, sql: sql) else { return StorageUsage(kept: .zero, transient: .zero) }
        return StorageUsage(
            kept: StorageAmount(bytes: row["keptBytes"], files: row["keptFiles"]),
            transient: StorageAmount(bytes: row["transientBytes"], files: row["transientFiles"]))
    }
}
