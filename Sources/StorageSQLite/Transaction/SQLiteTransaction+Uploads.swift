package import Foundation
import GRDB
package import Storage

/// Uploads that come in pieces.
extension SQLiteTransaction {
    package func upload(id: String) throws(StorageError) -> UploadRecord? {
        try one(UploadRow.self, "SELECT * FROM upload WHERE id = ?", [id])?.record
    }

    package func insert(_ upload: UploadRecord) throws(StorageError) {
        try run { try UploadRow(upload).insert($0) }
    }

    package func deleteUpload(id: String) throws(StorageError) {
        try execute("DELETE FROM upload WHERE id = ?", [id])
    }

    package func uploadPaths() throws(StorageError) -> Set<String> {
        try run { try String.fetchSet($0.cachedStatement(sql: "SELECT path FROM upload")) }
    }

    package func expiredUploads(at time: Date, limit: Int) throws(StorageError) -> [UploadRecord] {
        try all(UploadRow.self, "SELECT * FROM upload WHERE expires <= ? LIMIT ?", [time.microseconds, limit])
            .map(\.record)
    }
}
