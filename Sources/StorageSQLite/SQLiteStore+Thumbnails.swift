public import Foundation
import GRDB
public import Storage

/// Small pictures beside the reports. They count in no limit: each has a few kilobytes, and goes with its medium.
extension SQLiteStore {
    /// The small picture of an analysis, if it belongs to `owner` and has one.
    public func thumbnail(id: String, owner: String) async throws(StorageError) -> Data? {
        try await read { database in
            let sql = """
                SELECT jpeg FROM thumbnail JOIN analysis ON analysis.id = thumbnail.analysisID
                WHERE analysis.id = ? AND analysis.ownerID = ?
                """
            return try Data.fetchOne(database, sql: sql, arguments: [id, owner])
        }
    }

    /// Stores the picture of an analysis that is not ephemeral, in place of the one before.
    static func insert(_ thumbnail: Data, of id: String, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO thumbnail (analysisID, jpeg)
                SELECT id, ? FROM analysis WHERE id = ? AND mode <> 'ephemeral' AND objectKey IS NOT NULL
                """,
            arguments: [thumbnail, id])
    }
}
