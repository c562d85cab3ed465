public import Foundation
import GRDB
public import Storage

/// How many jobs wait, and where in the queue one stands.
extension SQLiteStore {
    /// Jobs looked at from the end of the queue, before those in front are counted.
    static let lookBack = 256

    /// How many jobs are queued, and how many of them were accepted before a time.
    ///
    /// Whoever has just come stands at the end, so the few who came later still are counted and taken from all.
    public func queued(before time: Date?) async throws(StorageError) -> Int {
        let near: Int? = try await lookUp { database in
            let all = try Self.count("SELECT waiting FROM queue", [], in: database)
            guard let time = time?.microseconds else { return all }
            let later = "SELECT 1 FROM analysis \(Self.areQueued) AND created >= ? LIMIT \(Self.lookBack)"
            let behind = try Self.count("SELECT count(*) FROM (\(later))", [time], in: database)
            return behind < Self.lookBack ? all - behind : nil
        }
        if let near { return near }
        let sql = "SELECT count(*) FROM analysis \(Self.areQueued) AND created < ?"
        return try await read { try Self.count(sql, [time?.microseconds], in: $0) }
    }

    /// Said so that the index of live jobs answers it.
    private static let areQueued = "WHERE state IN ('queued', 'running') AND state = 'queued'"

    private static func count(_ sql: String, _ arguments: StatementArguments, in database: Database) throws -> Int {
        try Int.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}
