public import DetectionCore
public import Foundation
import GRDB
public import Storage

/// The queue. A worker holds a job by its fencing token; each statement that writes names the token, so a worker that
/// lost its lease cannot touch the job of the next one.
extension SQLiteStore {
    /// Takes a free job: one whose lease has ended, otherwise the oldest of the account whose turn it is.
    public func claim(now: Date, leaseUntil: Date) async throws(StorageError) -> AnalysisRecord? {
        try await write { database in
            guard let id = try Self.abandoned(at: now, in: database) ?? Self.nextInLine(in: database) else {
                return nil
            }
            let row = try AnalysisRow.fetchOne(
                database,
                sql: """
                    UPDATE analysis
                    SET state = 'running', attempts = attempts + 1, fence = fence + 1, leaseUntil = :leaseUntil,
                        started = coalesce(started, :now)
                    WHERE id = :id RETURNING *
                    """,
                arguments: ["id": id, "now": now.microseconds, "leaseUntil": leaseUntil.microseconds])
            guard let row else { return nil }
            try database.execute(
                cached: "UPDATE turn SET ticket = (SELECT max(ticket) + 1 FROM turn) WHERE ownerID = ?", [row.ownerID])
            try Self.clearEvidence(of: row.id, in: database)
            return row.record(evidence: [])
        }
    }

    private static func abandoned(at time: Date, in database: Database) throws -> String? {
        let sql = "SELECT id FROM analysis WHERE state = 'running' AND leaseUntil <= ? ORDER BY leaseUntil LIMIT 1"
        return try String.fetchOne(try database.cachedStatement(sql: sql), arguments: [time.microseconds])
    }

    private static func nextInLine(in database: Database) throws -> String? {
        let sql = """
            SELECT id FROM analysis
            WHERE state = 'queued' AND ownerID = (SELECT ownerID FROM turn ORDER BY ticket LIMIT 1)
            ORDER BY created, id LIMIT 1
            """
        return try String.fetchOne(try database.cachedStatement(sql: sql))
    }

    /// Lengthens a lease under its fence.
    public func renew(id: String, fence: Int64, leaseUntil: Date) async throws(StorageError) {
        try await write { database in
            try Self.updateJob(
                id, fence: fence, set: "leaseUntil = ?", [leaseUntil.microseconds], in: database)
        }
    }

    /// Appends evidence of a running job under its fence.
    public func append(_ evidence: Evidence, id: String, fence: Int64) async throws(StorageError) {
        try await write { database in
            try database.execute(
                sql: """
                    INSERT INTO evidence (analysisID, position, json)
                    SELECT id, (SELECT coalesce(max(position) + 1, 0) FROM evidence WHERE analysisID = analysis.id), ?
                    FROM analysis WHERE id = ? AND fence = ? AND state = 'running'
                    """,
                arguments: [try JSONText.encode(evidence), id, fence])
            guard database.changesCount == 1 else { throw StorageError.leaseLost }
        }
    }

    /// Ends a job under its fence: exactly one of report and error.
    public func finish(
        id: String, fence: Int64, at time: Date, outcome: Result<Report, MediaError>, thumbnail: Data?
    ) async throws(StorageError) {
        try await write { database in
            let (state, column, json) =
                switch outcome {
                case .success(let report): ("done", "report", try JSONText.encode(report))
                case .failure(let error): ("failed", "error", try JSONText.encode(error))
                }
            try Self.updateJob(
                id, fence: fence, set: "leaseUntil = NULL, state = ?, finished = ?, \(column) = ?",
                [state, time.microseconds, json], in: database)
            try Self.clearEvidence(of: id, in: database)
            if let thumbnail { try Self.insert(thumbnail, of: id, in: database) }
        }
    }

    /// Gives a job and its attempt back to the queue under its fence, evidence cleared.
    public func release(id: String, fence: Int64) async throws(StorageError) {
        try await write { database in
            try Self.updateJob(
                id, fence: fence, set: "leaseUntil = NULL, state = 'queued', attempts = max(attempts - 1, 0)", [],
                in: database)
            try Self.clearEvidence(of: id, in: database)
        }
    }

    private static func updateJob(
        _ id: String, fence: Int64, set assignments: String, _ values: StatementArguments, in database: Database
    ) throws {
        try database.execute(
            sql: "UPDATE analysis SET \(assignments) WHERE id = ? AND fence = ? AND state = 'running'",
            arguments: values + [id, fence])
        guard database.changesCount == 1 else { throw StorageError.leaseLost }
    }

    private static func clearEvidence(of id: String, in database: Database) throws {
        try EvidenceRow.filter(Column("analysisID") == id).deleteAll(database)
    }
}
