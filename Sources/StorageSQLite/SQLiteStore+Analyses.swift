import DetectionCore
import GRDB
public import Storage

extension SQLiteStore: AnalysisRepository {
    /// Adds a queued analysis.
    public func insert(_ analysis: AnalysisRecord) async throws(StorageError) {
        try await write { try AnalysisRow(analysis).insert($0) }
    }

    /// The analysis with an id, if it belongs to `owner`.
    public func analysis(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        try await lookUp { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM analysis WHERE id = ? AND ownerID = ?")
            return try AnalysisRow.fetchOne(statement, arguments: [id, owner]).map(database.record)
        }
    }

    /// A page of those of an owner's analyses that a filter means, newest first (by creation, then id), after the cursor.
    public func page(
        owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord] {
        var request = filter.apply(to: AnalysisRow.filter(Column("ownerID") == owner))
            .order(Column("created").desc, Column("id").desc)
        if let cursor {
            request = request.filter(
                sql: "(created, id) < (?, ?)", arguments: [cursor.created.microseconds, cursor.id])
        }
        return try await read { [request] database in
            try request.limit(max(0, limit)).fetchAll(database).map(database.record)
        }
    }

    /// Deletes one if it belongs to `owner`; returns what was deleted, so that its medium can go too.
    public func delete(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        try await write { database in
            guard let row = try AnalysisRow.filter(Self.isOwned(id, by: owner)).fetchOne(database) else { return nil }
            let record = try database.record(row)
            try row.delete(database)
            return record
        }
    }

    /// Whether any analysis still refers to a stored medium.
    public func isReferenced(objectKey: String) async throws(StorageError) -> Bool {
        try await lookUp { try !AnalysisRow.filter(Column("objectKey") == objectKey).isEmpty($0) }
    }

    /// Those of some stored media that any analysis refers to.
    public func referenced(among objectKeys: [String]) async throws(StorageError) -> Set<String> {
        try await read { database in
            try AnalysisRow.filter(objectKeys.contains(Column("objectKey")))
                .select(Column("objectKey"), as: String.self).distinct().fetchSet(database)
        }
    }

    /// The newest of an owner's kept analyses of a medium that did not fail, unless a key is that of a repetition.
    public func duplicate(
        of objectKey: String, owner: String, unlessRepeating key: String?
    ) async throws(StorageError) -> String? {
        try await lookUp { database in
            let sql = """
                SELECT id FROM analysis
                WHERE objectKey = ? AND ownerID = ? AND mode = 'keep' AND state <> 'failed'
                    AND NOT EXISTS (SELECT 1 FROM idempotency WHERE ownerID = ? AND key = ?)
                ORDER BY created DESC, id DESC LIMIT 1
                """
            return try String.fetchOne(database, sql: sql, arguments: [objectKey, owner, owner, key])
        }
    }

    static func isOwned(_ id: String, by owner: String) -> some SQLSpecificExpressible {
        Column("id") == id && Column("ownerID") == owner
    }
}

extension Database {
    /// A row of `analysis` with the evidence that belongs to it; only a running one has some.
    func record(_ row: AnalysisRow) throws -> AnalysisRecord {
        guard row.state == .running else { return row.record(evidence: []) }
        let rows = try EvidenceRow.filter(Column("analysisID") == row.id).order(Column("position")).fetchAll(self)
        return row.record(evidence: rows.compactMap { JSONText.readable(Evidence.self, $0.json) })
    }
}
