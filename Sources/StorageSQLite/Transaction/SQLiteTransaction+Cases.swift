import GRDB
package import Storage

/// Cases.
extension SQLiteTransaction {
    package func caseRecord(id: String) throws(StorageError) -> CaseRecord? {
        try one(CaseRow.self, "SELECT * FROM caseRecord WHERE id = ?", [id])?.record()
    }

    package func cases(of owner: String) throws(StorageError) -> [CaseRecord] {
        let sql = "SELECT * FROM caseRecord WHERE ownerID = ? ORDER BY created DESC, id"
        return try all(CaseRow.self, sql, [owner]).map { row throws(StorageError) in try row.record() }
    }

    package func insert(_ record: CaseRecord) throws(StorageError) {
        let row = try CaseRow(record)
        try run { try row.insert($0) }
    }

    package func update(_ record: CaseRecord) throws(StorageError) {
        let row = try CaseRow(record)
        try run { try row.update($0) }
    }

    package func deleteCase(id: String) throws(StorageError) {
        try execute("DELETE FROM caseRecord WHERE id = ?", [id])
    }
}
