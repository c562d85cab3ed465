package import Foundation
import GRDB
package import Storage

/// References of blobs.
extension SQLiteTransaction {
    package func blob(key: String) throws(StorageError) -> BlobRecord? {
        try one(BlobRow.self, "SELECT * FROM blob WHERE key = ?", [key])?.record
    }

    package func put(_ blob: BlobRecord) throws(StorageError) {
        let sql = """
            INSERT INTO blob (key, bytes, referrers, touched, isDoomed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes, referrers = excluded.referrers,
                touched = excluded.touched, isDoomed = excluded.isDoomed
            """
        try execute(sql, [blob.key, blob.bytes, blob.references, blob.touched.microseconds, blob.isDoomed])
    }

    package func deleteBlob(key: String) throws(StorageError) {
        try execute("DELETE FROM blob WHERE key = ?", [key])
    }

    package func unreferencedBlobs(
        touchedBefore time: Date, limit: Int
    ) throws(StorageError) -> [BlobRecord] {
        let sql = "SELECT * FROM blob WHERE referrers = 0 AND touched < ? ORDER BY touched, key LIMIT ?"
        return try all(BlobRow.self, sql, [time.microseconds, limit]).map(\.record)
    }
}
