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

    package func rested(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let sql = "SELECT \(AnalysisRow.columns) FROM analysis WHERE restUntil <= ? ORDER BY restUntil LIMIT ?"
        return try all(AnalysisRow.self, sql, [time.microseconds, limit]).map(\.analysis)
    }

    package func oldestWaiting(
        of owner: String, _ priority: JobPriority
    ) throws(StorageError) -> StoredAnalysis? {
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis WHERE \(Self.isWaiting) AND ownerID = ? AND priority = ?
            ORDER BY created, id LIMIT 1
            """
        return try one(AnalysisRow.self, sql, [owner, priority.rawValue])?.analysis
    }

    /// A new job is near the end: counts the few behind it and subtracts.
    package func waitingBefore(_ analysis: StoredAnalysis) throws(StorageError) -> Int {
        let queue = "FROM analysis WHERE \(Self.isWaiting) AND ownerID = ? AND priority = ? AND (created, id)"
        let line: StatementArguments = [analysis.ownerID, analysis.priority.rawValue]
        let place = line + [analysis.created.microseconds, analysis.id]
        let behind = try count("SELECT count(*) FROM (SELECT 1 \(queue) > (?, ?) LIMIT \(Self.lookBack))", place)
        guard behind == Self.lookBack else {
            return try count("SELECT waiting FROM turn WHERE ownerID = ? AND priority = ?", line) - behind - 1
        }
        return try count("SELECT count(*) \(queue) < (?, ?)", place)
    }

    package func jobs(
        _ state: JobState, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        let condition =
            switch state {
            case .waiting: Self.isWaiting
            case .resting: "restUntil IS NOT NULL"
            case .running: "state = 'running'"
            case .dead: "errorCode = 'gave_up'"
            }
        let (place, arguments) = Self.after(cursor)
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis WHERE \(condition) AND \(place)
            ORDER BY created DESC, id DESC LIMIT ?
            """
        return try all(AnalysisRow.self, sql, arguments + [limit]).map(\.analysis)
    }

    /// As the condition of its index.
    private static let isWaiting = "state = 'queued' AND restUntil IS NULL"

    package func firstTurn() throws(StorageError) -> Turn? {
        try one(TurnRow.self, "SELECT * FROM turn ORDER BY place, ticket LIMIT 1")?.turn
    }

    package func turn(of owner: String, _ priority: JobPriority) throws(StorageError) -> Turn? {
        try one(TurnRow.self, "SELECT * FROM turn WHERE ownerID = ? AND priority = ?", [owner, priority.rawValue])?.turn
    }

    package func put(_ turn: Turn) throws(StorageError) {
        let sql = """
            INSERT INTO turn (ownerID, priority, waiting, ticket, place) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (ownerID, priority)
            DO UPDATE SET waiting = excluded.waiting, ticket = excluded.ticket, place = excluded.place
            """
        try execute(sql, [turn.ownerID, turn.priority.rawValue, turn.waiting, turn.ticket, turn.place])
    }

    package func deleteTurn(of owner: String, _ priority: JobPriority) throws(StorageError) {
        try execute("DELETE FROM turn WHERE ownerID = ? AND priority = ?", [owner, priority.rawValue])
    }

    package func newestTicket() throws(StorageError) -> Int64? {
        try value(Int64.self, "SELECT max(ticket) FROM turn")
    }

    package func queued() throws(StorageError) -> Int {
        let resting = "SELECT count(*) FROM analysis WHERE restUntil IS NOT NULL"
        return try count("SELECT (SELECT coalesce(sum(waiting), 0) FROM turn) + (\(resting))")
    }

    package func waiting(
        besides turn: Turn, passing: [JobPriority: Turn.Passing]
    ) throws(StorageError) -> Int {
        var cases = ""
        var arguments: StatementArguments = []
        for (priority, passing) in passing {
            cases += " WHEN ? THEN iif(place < ?, ?, ?)"
            arguments += [priority.rawValue, passing.place, passing.before, passing.behind]
        }
        guard !passing.isEmpty else { return 0 }
        let sql = """
            SELECT coalesce(sum(min(waiting, CASE priority\(cases) ELSE 0 END)), 0) FROM turn
            WHERE NOT (ownerID = ? AND priority = ?)
            """
        return try count(sql, arguments + [turn.ownerID, turn.priority.rawValue])
    }
}
