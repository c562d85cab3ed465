import DetectionCore
package import Foundation
import GRDB
package import Storage

/// Analyses and their parts.
extension SQLiteTransaction {
    package func analysis(id: String) throws(StorageError) -> StoredAnalysis? {
        try one(AnalysisRow.self, "SELECT \(AnalysisRow.columns) FROM analysis WHERE id = ?", [id])?.analysis
    }

    package func analyses(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        try page(AnalysisRow.self, AnalysisRow.columns, of: owner, matching: filter, after: cursor, limit: limit)
            .map(\.analysis)
    }

    package func summaries(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [AnalysisSummary] {
        try page(SummaryRow.self, SummaryRow.columns, of: owner, matching: filter, after: cursor, limit: limit)
            .map(\.summary)
    }

    private func page<Record: FetchableRecord>(
        _ type: Record.Type, _ columns: String, of owner: String, matching filter: HistoryFilter,
        after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [Record] {
        let (condition, values) = Self.meant(by: filter)
        let (place, arguments) = Self.after(cursor)
        let sql = """
            SELECT \(columns) FROM analysis WHERE ownerID = ? AND \(condition) AND \(place)
            ORDER BY created DESC, id DESC LIMIT ?
            """
        return try all(type, sql, [owner] + values + arguments + [limit])
    }

    package func marks(of ids: Set<String>) throws(StorageError) -> [String: AnalysisMark] {
        let sql = """
            SELECT id, state, fence, (SELECT count(*) FROM evidence WHERE analysisID = analysis.id) AS evidence
            FROM analysis WHERE id IN (SELECT value FROM json_each(?))
            """
        let rows = try all(MarkRow.self, sql, [try JSONText.encode(ids.sorted())])
        return Dictionary(rows.map { ($0.id, $0.mark) }) { first, _ in first }
    }

    package func insert(_ analysis: StoredAnalysis) throws(StorageError) {
        let values = AnalysisRow.values(of: analysis)
        let sql = """
            INSERT INTO analysis (\(values.map(\.column).joined(separator: ", ")))
            VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))
            """
        try execute(sql, StatementArguments(values.map(\.value)))
    }

    /// Writes the columns that differ: a report may be large, and most changes leave it.
    package func update(_ analysis: StoredAnalysis, from old: StoredAnalysis) throws(StorageError) {
        let changed = zip(AnalysisRow.values(of: analysis), AnalysisRow.values(of: old)).filter { $0.value != $1.value }
            .map(\.0)
        guard !changed.isEmpty else { return }
        let assignments = changed.map { "\($0.column) = ?" }.joined(separator: ", ")
        try execute(
            "UPDATE analysis SET \(assignments) WHERE id = ?",
            StatementArguments(changed.map(\.value)) + [analysis.id])
    }

    package func deleteAnalysis(id: String) throws(StorageError) {
        try execute("DELETE FROM analysis WHERE id = ?", [id])
    }

    package func newestKept(of objectKey: String, owner: String) throws(StorageError) -> String? {
        let sql = """
            SELECT id FROM analysis WHERE objectKey = ? AND ownerID = ? AND mode = 'keep' AND state <> 'failed'
            ORDER BY created DESC, id DESC LIMIT 1
            """
        return try value(String.self, sql, [objectKey, owner])
    }

    package func keptAnalyses(of owner: String) throws(StorageError) -> [KeptAnalysis] {
        let sql = """
            SELECT id, kind, bytes, created, state, verdict FROM analysis WHERE ownerID = ? AND mode = 'keep'
            """
        return try all(KeptRow.self, sql, [owner]).map(\.analysis)
    }

    package func endedEphemerals(limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis
            WHERE mode = 'ephemeral' AND objectKey IS NOT NULL AND state IN ('done', 'failed') LIMIT ?
            """
        return try all(AnalysisRow.self, sql, [limit]).map(\.analysis)
    }

    package func expiredAnalyses(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let sql = """
            SELECT \(AnalysisRow.columns) FROM analysis WHERE until <= ? AND state IN ('done', 'failed') LIMIT ?
            """
        return try all(AnalysisRow.self, sql, [time.microseconds, limit]).map(\.analysis)
    }

    package func blobReferences(of owner: String) throws(StorageError) -> [String: Int] {
        let sql = """
            SELECT objectKey, count(*) FROM analysis
            WHERE ownerID = ? AND objectKey IS NOT NULL AND NOT isInline GROUP BY objectKey
            """
        return try run { database in
            let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [owner])
            return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }) { $0 + $1 }
        }
    }

    package func evidence(of analysis: String) throws(StorageError) -> [String] {
        let sql = "SELECT json FROM evidence WHERE analysisID = ? ORDER BY position"
        return try run { try String.fetchAll($0.cachedStatement(sql: sql), arguments: [analysis]) }
    }

    package func append(evidence: String, to analysis: String) throws(StorageError) {
        let sql = """
            INSERT INTO evidence (analysisID, position, json)
            SELECT ?, coalesce(max(position) + 1, 0), ? FROM evidence WHERE analysisID = ?
            """
        try execute(sql, [analysis, evidence, analysis])
    }

    package func deleteEvidence(of analysis: String) throws(StorageError) {
        try execute("DELETE FROM evidence WHERE analysisID = ?", [analysis])
    }

    package func medium(of analysis: String) throws(StorageError) -> Data? {
        try value(Data.self, "SELECT bytes FROM medium WHERE analysisID = ?", [analysis])
    }

    package func insert(medium: Data, of analysis: String) throws(StorageError) {
        try execute("INSERT INTO medium (analysisID, bytes) VALUES (?, ?)", [analysis, medium])
    }

    package func deleteMedium(of analysis: String) throws(StorageError) {
        try execute("DELETE FROM medium WHERE analysisID = ?", [analysis])
    }

    package func thumbnail(of analysis: String) throws(StorageError) -> Data? {
        try value(Data.self, "SELECT jpeg FROM thumbnail WHERE analysisID = ?", [analysis])
    }

    package func put(thumbnail: Data, of analysis: String) throws(StorageError) {
        try execute("INSERT OR REPLACE INTO thumbnail (analysisID, jpeg) VALUES (?, ?)", [analysis, thumbnail])
    }

    package func deleteThumbnail(of analysis: String) throws(StorageError) {
        try execute("DELETE FROM thumbnail WHERE analysisID = ?", [analysis])
    }

    /// A filter as a condition on `analysis`.
    private static func meant(by filter: HistoryFilter) -> (sql: String, arguments: StatementArguments) {
        var conditions = ["true"]
        var arguments: StatementArguments = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("kind = ?", filter.kind?.rawValue)
        add("verdict = ?", filter.verdict?.rawValue)
        add("state = ?", filter.state?.rawValue)
        add("mode = ?", filter.mode?.rawValue)
        add("(feedback IS NOT NULL) = ?", filter.isLabelled)
        add("created >= ?", filter.from?.microseconds)
        add("created < ?", filter.to?.microseconds)
        // LIKE compares ASCII letters in either case, and all other scalars as they are.
        add("name LIKE ? ESCAPE '\\'", filter.text.map { "%\(escaped($0))%" })
        return (conditions.joined(separator: " AND "), arguments)
    }

    /// A text none of whose characters stands for others in a pattern; the database looks at scalars, and so does this.
    private static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.flatMap { ["\\", "%", "_"].contains($0) ? ["\\", $0] : [$0] }
        return String(String.UnicodeScalarView(scalars))
    }
}
