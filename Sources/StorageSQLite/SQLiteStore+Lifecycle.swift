import DetectionCore
public import Foundation
import GRDB
public import Storage

extension SQLiteStore: LifecycleRepository {
    /// Stops a queued or running analysis.
    public func cancel(id: String, owner: String, at time: Date) async throws(StorageError) -> AnalysisRecord {
        let error = MediaError(.cancelled, "The analysis was cancelled.")
        return try await change(id, owner: owner, from: [.queued, .running]) { row in
            row.state = .failed
            row.fence += 1
            row.leaseUntil = nil
            row.finished = time.microseconds
            row.error = try JSONText.encode(error)
        }
    }

    /// Queues a failed analysis again, or one whose report cannot be read.
    public func retry(id: String, owner: String) async throws(StorageError) -> AnalysisRecord {
        try await change(id, owner: owner, from: [.failed, .done]) { row in
            let isEligible = row.state == .failed || row.record(evidence: []).isUnreadable
            guard isEligible, row.objectKey != nil else { throw StorageError.conflict }
            if row.report != nil { Self.keepReport(&row) }
            Self.requeue(&row)
        }
    }

    /// Queues a done analysis again; its report becomes the previous one.
    public func rerun(id: String, owner: String) async throws(StorageError) -> AnalysisRecord {
        try await change(id, owner: owner, from: [.done]) { row in
            guard row.objectKey != nil else { throw StorageError.conflict }
            Self.keepReport(&row)
            Self.requeue(&row)
        }
    }

    /// Stores what the owner knows about the medium.
    public func setFeedback(_ feedback: Feedback, id: String, owner: String) async throws(StorageError) {
        _ = try await change(id, owner: owner, from: [.queued, .running, .done, .failed]) { row in
            row.feedback = try JSONText.encode(feedback)
        }
    }

    /// Whether a fence is the current one of a running job.
    public func holds(id: String, fence: Int64) async throws(StorageError) -> Bool {
        try await lookUp { database in
            let isHeld = Column("id") == id && Column("fence") == fence
            return try !AnalysisRow.filter(isHeld && Column("state") == "running").isEmpty(database)
        }
    }

    /// The analysis that an owner's key has made within its lifetime.
    public func analysis(
        madeWith key: IdempotencyKey, owner: String, at time: Date
    ) async throws(StorageError) -> String? {
        try await lookUp { try Self.analysis(madeWith: key, owner: owner, at: time, in: $0) }
    }

    static func analysis(
        madeWith key: IdempotencyKey, owner: String, at time: Date, in database: Database
    ) throws -> String? {
        let oldest = (time - IdempotencyKey.lifetime).microseconds
        let sql = "SELECT fingerprint, analysisID FROM idempotency WHERE ownerID = ? AND key = ? AND created >= ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [owner, key.key, oldest]) else { return nil }
        guard row["fingerprint"] as Data == key.fingerprint else { throw StorageError.keyReused }
        return row["analysisID"]
    }

    /// Forgets idempotency keys of requests made before a time.
    public func forgetKeys(before time: Date) async throws(StorageError) {
        let sql = "FROM idempotency WHERE created < ?"
        let arguments: StatementArguments = [time.microseconds]
        let isNeeded = try await read {
            try Row.fetchOne($0, sql: "SELECT 1 \(sql) LIMIT 1", arguments: arguments) != nil
        }
        guard isNeeded else { return }
        try await write { try $0.execute(sql: "DELETE \(sql)", arguments: arguments) }
    }

    private static func keepReport(_ row: inout AnalysisRow) {
        row.previous = row.report
        row.report = nil
    }

    private static func requeue(_ row: inout AnalysisRow) {
        row.state = .queued
        row.attempts = 0
        row.started = nil
        row.finished = nil
        row.error = nil
    }

    private func change(
        _ id: String, owner: String, from states: Set<AnalysisRecord.State>,
        _ change: @escaping @Sendable (inout AnalysisRow) throws -> Void
    ) async throws(StorageError) -> AnalysisRecord {
        try await write { database in
            guard var row = try AnalysisRow.filter(Self.isOwned(id, by: owner)).fetchOne(database) else {
                throw StorageError.absent
            }
            guard states.contains(row.state) else { throw StorageError.conflict }
            try change(&row)
            try row.update(database)
            if row.state != .running { try EvidenceRow.filter(Column("analysisID") == id).deleteAll(database) }
            return try database.record(row)
        }
    }
}
