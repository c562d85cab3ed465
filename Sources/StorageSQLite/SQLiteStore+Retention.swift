import DetectionCore
public import Foundation
import GRDB
public import Storage

extension SQLiteStore: RetentionRepository {
    /// Storage used by an owner's analyses.
    public func usage(owner: String) async throws(StorageError) -> StorageUsage {
        try await lookUp { try Self.usage(of: owner, in: $0) }
    }

    /// An owner's kept analyses, in no order.
    public func keptItems(owner: String) async throws(StorageError) -> [KeptItem] {
        try await read { database in
            let sql = """
                SELECT id, kind, bytes, created, state = 'failed' OR coalesce(verdict, '') IN (?, ?) AS isInconclusive
                FROM analysis WHERE ownerID = ? AND mode = 'keep'
                """
            let arguments: StatementArguments = [
                Verdict.uncertain.rawValue, Verdict.notApplicable.rawValue, owner,
            ]
            return try Row.fetchAll(database, sql: sql, arguments: arguments).compactMap { row in
                MediaKind(rawValue: row["kind"]).map { kind in
                    KeptItem(
                        id: row["id"], kind: kind, bytes: row["bytes"], created: Date(microseconds: row["created"]),
                        isInconclusive: row["isInconclusive"])
                }
            }
        }
    }

    /// Adds a queued analysis as its retention asks, held where keeping it would exceed the limit.
    public func insert(
        _ analysis: AnalysisRecord, medium: [UInt8]?, within allowance: StorageAllowance, key: IdempotencyKey?,
        ending upload: String?
    ) async throws(StorageError) -> Admission {
        try await write { database in
            if let upload {
                let isMeant = Self.isOwned(upload, by: analysis.ownerID)
                guard try UploadRow.filter(isMeant).deleteAll(database) == 1 else { throw StorageError.absent }
            }
            if let key, let made = try Self.analysis(madeWith: key, orBy: analysis, in: database) {
                return .repeated(made)
            }
            let usage = try Self.usage(of: analysis.ownerID, in: database)
            guard
                let retention = allowance.admit(
                    analysis.amount, as: analysis.retention, beside: usage, at: analysis.created)
            else { throw StorageError.quotaExceeded }
            var admitted = analysis
            admitted.retention = retention
            try AnalysisRow(admitted).insert(database)
            if let medium { try Self.insert(medium, of: analysis.id, in: database) }
            return .added(retention)
        }
    }

    /// Changes how long an analysis stays.
    public func retain(
        id: String, owner: String, as retention: Retention, within limit: StorageAmount
    ) async throws(StorageError) -> AnalysisRecord {
        try await write { try Self.retain(id: id, owner: owner, as: retention, within: limit, in: $0) }
    }

    /// Deletes analyses and then keeps another one, all or nothing.
    public func clear(
        _ ids: Set<String>, owner: String, thenKeep kept: String?, within limit: StorageAmount
    ) async throws(StorageError) -> [AnalysisRecord] {
        try await write { database in
            let rows = try AnalysisRow.filter(ids.contains(Column("id")) && Column("ownerID") == owner)
                .fetchAll(database)
            guard rows.count == ids.count else { throw StorageError.absent }
            let deleted = try rows.map(database.record)
            for row in rows { try row.delete(database) }
            if let kept {
                _ = try Self.retain(id: kept, owner: owner, as: Retention(.keep), within: limit, in: database)
            }
            return deleted
        }
    }

    /// Forgets the medium of an ended analysis; returns the key it had.
    public func forgetMedium(id: String) async throws(StorageError) -> String? {
        try await write { database in
            let isEnded = [AnalysisRecord.State.done, .failed].map(\.rawValue).contains(Column("state"))
            guard var row = try AnalysisRow.filter(Column("id") == id && isEnded).fetchOne(database),
                let key = row.objectKey
            else { return nil }
            row.objectKey = nil
            try row.update(database, columns: ["objectKey"])
            return key
        }
    }

    /// Ids of ended analyses that are ephemeral and still have their medium.
    public func endedEphemerals() async throws(StorageError) -> [String] {
        try await read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM analysis
                    WHERE mode = 'ephemeral' AND objectKey IS NOT NULL AND state IN ('done', 'failed') LIMIT 1000
                    """)
        }
    }

    /// Deletes ended analyses whose time has come.
    public func deleteExpired(at time: Date) async throws(StorageError) -> [AnalysisRecord] {
        // Looked at before it is written: most of the time there is nothing to do.
        let sql = "SELECT * FROM analysis WHERE until <= ? AND state IN ('done', 'failed') LIMIT 1000"
        let isNeeded = try await read { try Row.fetchOne($0, sql: sql, arguments: [time.microseconds]) != nil }
        guard isNeeded else { return [] }
        return try await write { database in
            let rows = try AnalysisRow.fetchAll(database, sql: sql, arguments: [time.microseconds])
            for row in rows { try row.delete(database) }
            return rows.map { $0.record(evidence: []) }
        }
    }

    /// The analysis that an owner's key made within its lifetime; remembers the key for this one when there is none.
    private static func analysis(
        madeWith key: IdempotencyKey, orBy analysis: AnalysisRecord, in database: Database
    ) throws -> String? {
        let made = try self.analysis(
            madeWith: key, owner: analysis.ownerID, at: analysis.created, in: database)
        if let made { return made }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO idempotency (ownerID, key, fingerprint, analysisID, created)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [analysis.ownerID, key.key, key.fingerprint, analysis.id, analysis.created.microseconds])
        return nil
    }

    static func usage(of owner: String, in database: Database) throws -> StorageUsage {
        let statement = try database.cachedStatement(sql: "SELECT * FROM ledger WHERE ownerID = ?")
        guard let row = try Row.fetchOne(statement, arguments: [owner]) else {
            return StorageUsage(kept: .zero, transient: .zero)
        }
        return StorageUsage(
            kept: StorageAmount(bytes: row["keptBytes"], files: row["keptFiles"]),
            transient: StorageAmount(bytes: row["transientBytes"], files: row["transientFiles"]))
    }

    private static func retain(
        id: String, owner: String, as retention: Retention, within limit: StorageAmount, in database: Database
    ) throws -> AnalysisRecord {
        guard var row = try AnalysisRow.filter(isOwned(id, by: owner)).fetchOne(database) else {
            throw StorageError.absent
        }
        let isNew = row.mode != .keep && retention.mode == .keep
        row.mode = retention.mode
        row.until = retention.until?.microseconds
        try row.update(database, columns: ["mode", "until"])
        guard try !isNew || usage(of: owner, in: database).kept.fits(limit) else { throw StorageError.quotaExceeded }
        return try database.record(row)
    }
}
