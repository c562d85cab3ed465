import Foundation
import GRDB
public import Storage

/// Small media beside their analyses.
extension SQLiteStore {
    /// The small medium that was added with an analysis.
    public func medium(id: String) async throws(StorageError) -> [UInt8]? {
        try await lookUp { database in
            let statement = try database.cachedStatement(sql: "SELECT bytes FROM medium WHERE analysisID = ?")
            return try Data.fetchOne(statement, arguments: [id]).map(Array.init)
        }
    }

    /// Stores the medium of an analysis that was added a moment ago.
    static func insert(_ medium: [UInt8], of id: String, in database: Database) throws {
        try database.execute(cached: "INSERT INTO medium (analysisID, bytes) VALUES (?, ?)", [id, Data(medium)])
    }
}
