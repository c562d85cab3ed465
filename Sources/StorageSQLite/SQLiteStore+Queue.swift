import GRDB
public import Storage

/// How many jobs wait, and how many will be taken before one of them.
///
/// Accounts take turns: each stands in a line once, and goes to its end when one of its jobs is taken.
extension SQLiteStore {
    /// Jobs looked at from the end of an account's queue, before those in front are counted.
    static let lookBack = 256

    /// How many jobs are queued.
    public func queued() async throws(StorageError) -> Int {
        try await lookUp { try Self.count("SELECT coalesce(sum(waiting), 0) FROM turn", [], in: $0) }
    }

    /// How many jobs will be taken before one, as the queue stands; 0 when the job does not wait.
    ///
    /// Of each other account as many go first as of the job's own, and one more when that account stands further ahead.
    public func ahead(of id: String) async throws(StorageError) -> Int {
        try await lookUp { database in
            let job = try database.cachedStatement(
                sql: """
                    SELECT ownerID, created, waiting, ticket FROM analysis JOIN turn USING (ownerID)
                    WHERE id = ? AND state = 'queued'
                    """)
            guard let job = try Row.fetchOne(job, arguments: [id]) else { return 0 }
            let owner: String = job["ownerID"]
            let own = try Self.own(before: id, job, in: database)
            let others = "SELECT coalesce(sum(min(waiting, ? + (ticket < ?))), 0) FROM turn WHERE ownerID <> ?"
            return own + (try Self.count(others, [own, job["ticket"] as Int64, owner], in: database))
        }
    }

    /// How many jobs of the same account are older than one that waits.
    ///
    /// A new job is near the end: count the few behind it and subtract.
    private static func own(before id: String, _ job: Row, in database: Database) throws -> Int {
        let queue = "FROM analysis WHERE state = 'queued' AND ownerID = ? AND (created, id)"
        let place: StatementArguments = [job["ownerID"] as String, job["created"] as Int64, id]
        let newer = "SELECT 1 \(queue) > (?, ?) LIMIT \(lookBack)"
        let behind = try count("SELECT count(*) FROM (\(newer))", place, in: database)
        guard behind == lookBack else { return job["waiting"] - behind - 1 }
        return try count("SELECT count(*) \(queue) < (?, ?)", place, in: database)
    }

    private static func count(_ sql: String, _ arguments: StatementArguments, in database: Database) throws -> Int {
        try Int.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}
