public import Foundation
import GRDB
public import Storage

extension SQLiteStore: UploadRepository {
    /// Adds an upload.
    public func insert(_ upload: UploadRecord, within total: StorageAmount) async throws(StorageError) {
        try await write { database in
            try UploadRow(upload).insert(database)
            guard try Self.usage(of: upload.ownerID, in: database).total.fits(total) else {
                throw StorageError.quotaExceeded
            }
        }
    }

    /// The upload with an id, if it belongs to `owner`.
    public func upload(id: String, owner: String) async throws(StorageError) -> UploadRecord? {
        try await read { try UploadRow.filter(Self.isOwned(id, by: owner)).fetchOne($0)?.record }
    }

    /// Deletes one if it belongs to `owner`; returns what was deleted.
    public func deleteUpload(id: String, owner: String) async throws(StorageError) -> UploadRecord? {
        try await write { database in
            guard let row = try UploadRow.filter(Self.isOwned(id, by: owner)).fetchOne(database) else { return nil }
            try row.delete(database)
            return row.record
        }
    }

    /// Paths of all uploads' files.
    public func uploadPaths() async throws(StorageError) -> Set<String> {
        try await read { try String.fetchSet($0, sql: "SELECT path FROM upload") }
    }

    /// Deletes uploads whose time has come; returns what was deleted.
    public func deleteExpiredUploads(at time: Date) async throws(StorageError) -> [UploadRecord] {
        let isOver = Column("expires") <= time.microseconds
        guard try await read({ try !UploadRow.filter(isOver).isEmpty($0) }) else { return [] }
        return try await write { database in
            let rows = try UploadRow.filter(isOver).limit(1000).fetchAll(database)
            for row in rows { try row.delete(database) }
            return rows.map(\.record)
        }
    }
}
