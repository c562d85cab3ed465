package import Foundation
import GRDB
package import Storage

/// The line for workers.
extension SQLiteTransaction {
    /// Jobs looked at from the end of an account's queue, before those in front are counted.
    static let lookBack = 256

    package func abandoned(at time: Date) throws(StorageError) -> StoredAnalysis? {
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis WHERE state = 'running' AND leaseUntil <= ?
            ORDER BY leaseUntil LIMIT 1
            """
        return try one(AnalysisRow.self, sql, [time.microseconds])?.analysis
    }

    package func oldestQueued(of owner: String) throws(StorageError) -> StoredAnalysis? {
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis WHERE state = 'queued' AND ownerID = ?
            ORDER BY created, id LIMIT 1
            """
        return try one(AnalysisRow.self, sql, [owner])?.analysis
    }

    /// A new job is near the end: counts the few behind it and subtracts.
    package func queuedBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int {
        let queue = "FROM analysis WHERE state = 'queued' AND ownerID = ? AND (created, id)"
        let place: StatementArguments = [analysis.ownerID, analysis.created.microseconds, analysis.id]
        let behind = try count("SELECT count(*) FROM (SELECT 1 \(queue) > (?, ?) LIMIT \(Self.lookBack))", place)
        guard behind == Self.lookBack else {
            return try count("SELECT waiting FROM turn WHERE ownerID = ?", [analysis.ownerID]) - behind - 1
        }
        return try count("SELECT count(*) \(queue) < (?, ?)", place)
    }

    package func firstTurn() throws(StorageError) -> Turn? {
        try one(TurnRow.self, "SELECT * FROM turn ORDER BY ticket LIMIT 1")?.turn
    }

    package func turn(of owner: String) throws(StorageError) -> Turn? {
        try one(TurnRow.self, "SELECT * FROM turn WHERE ownerID = ?", [owner])?.turn
    }

    package func put(_ turn: Turn) throws(StorageError) {
        let sql = """
            INSERT INTO turn (ownerID, waiting, ticket) VALUES (?, ?, ?)
            ON CONFLICT (ownerID) DO UPDATE SET waiting = excluded.waiting, ticket = excluded.ticket
            """
        try execute(sql, [turn.ownerID, turn.waiting, turn.ticket])
    }

    package func deleteTurn(of owner: String) throws(StorageError) {
        try execute("DELETE FROM turn WHERE ownerID = ?", [owner])
    }

    package func nextTicket() throws(StorageError) -> Int64 {
        try value(Int64.self, "SELECT coalesce(max(ticket), 0) + 1 FROM turn") ?? 1
    }

    package func waiting() throws(StorageError) -> Int {
        try count("SELECT coalesce(sum(waiting), 0) FROM turn")
    }

    package func waiting(besides turn: Turn, atMost own: Int) throws(StorageError) -> Int {
        let sql = "SELECT coalesce(sum(min(waiting, ? + (ticket < ?))), 0) FROM turn WHERE ownerID <> ?"
        return try count(sql, [own, turn.ticket, turn.ownerID])
    }
}
