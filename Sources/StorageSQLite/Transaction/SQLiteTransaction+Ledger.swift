import DetectionCore
package import Foundation
import GRDB
package import Storage

/// The ledger of used storage, remembered requests, and sums over everybody.
extension SQLiteTransaction {
    package func usage(of owner: String) throws(StorageError) -> StorageUsage? {
        let sql = "SELECT keptBytes, keptFiles, transientBytes, transientFiles FROM ledger WHERE ownerID = ?"
        return try one(UsageRow.self, sql, [owner])?.usage
    }

    package func book(_ change: StorageUsage, of owner: String) throws(StorageError) {
        let sql = """
            UPDATE ledger SET keptBytes = keptBytes + ?, keptFiles = keptFiles + ?,
                transientBytes = transientBytes + ?, transientFiles = transientFiles + ?
            WHERE ownerID = ?
            """
        let (kept, transient) = (change.kept, change.transient)
        try execute(sql, [kept.bytes, kept.files, transient.bytes, transient.files, owner])
    }

    package func request(_ key: String, of owner: String) throws(StorageError) -> MadeRequest? {
        try one(RequestRow.self, "SELECT * FROM idempotency WHERE ownerID = ? AND key = ?", [owner, key])?.request
    }

    package func put(_ request: MadeRequest) throws(StorageError) {
        let sql = """
            INSERT OR REPLACE INTO idempotency (ownerID, key, fingerprint, analysisID, created) VALUES (?, ?, ?, ?, ?)
            """
        try execute(
            sql,
            [
                request.ownerID, request.key, request.fingerprint, request.analysisID, request.created.microseconds,
            ])
    }

    package func deleteRequests(before time: Date, limit: Int) throws(StorageError) {
        let sql = """
            DELETE FROM idempotency WHERE (ownerID, key) IN (
                SELECT ownerID, key FROM idempotency WHERE created < ? LIMIT ?)
            """
        try execute(sql, [time.microseconds, limit])
    }

    package func statistics() throws(StorageError) -> StoreStatistics {
        let queue = "SELECT kind, count(*), min(created) FROM analysis WHERE state = 'queued' GROUP BY kind"
        let sum = """
            SELECT coalesce(sum(keptBytes), 0), coalesce(sum(keptFiles), 0), coalesce(sum(transientBytes), 0),
                coalesce(sum(transientFiles), 0)
            FROM ledger
            """
        let waiting = try run { try Row.fetchAll($0.cachedStatement(sql: queue)) }
        let queued = waiting.compactMap { row in
            (row[0] as String?).flatMap(MediaKind.init(rawValue:)).map { ($0, row[1] as Int) }
        }
        return StoreStatistics(
            queued: Dictionary(queued) { $0 + $1 },
            oldestQueued: waiting.map { $0[2] as Int64 }.min().map(Date.init(microseconds:)),
            dead: try count("SELECT count(*) FROM analysis WHERE errorCode = 'gave_up'"),
            usage: try one(UsageRow.self, sum)?.usage ?? .zero)
    }
}
