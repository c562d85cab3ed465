public import Foundation

extension TransactionalStore: UploadRepository {
    /// Adds an upload.
    public func insert(_ upload: UploadRecord, within total: StorageAmount) async throws(StorageError) {
        try await write(changing: [.account(upload.ownerID)]) { transaction throws(StorageError) in
            guard let usage = try transaction.usage(of: upload.ownerID) else {
                throw .failed("There is no such account.")
            }
            guard upload.mayBegin(within: total, beside: usage) else { throw .quotaExceeded }
            try transaction.insert(upload)
            try transaction.book(upload.usage, of: upload.ownerID)
        }
    }

    /// The upload with an id, if it belongs to `owner`.
    public func upload(id: String, owner: String) async throws(StorageError) -> UploadRecord? {
        try await read { transaction throws(StorageError) in try transaction.owned(upload: id, by: owner) }
    }

    /// Deletes one if it belongs to `owner`; returns what was deleted.
    public func deleteUpload(id: String, owner: String) async throws(StorageError) -> UploadRecord? {
        try await write(changing: [.account(owner)]) { transaction throws(StorageError) in
            guard let upload = try transaction.owned(upload: id, by: owner) else { return nil }
            try transaction.remove(upload)
            return upload
        }
    }

    /// Paths of all uploads' files.
    public func uploadPaths() async throws(StorageError) -> Set<String> {
        try await read { transaction throws(StorageError) in try transaction.uploadPaths() }
    }

    /// Deletes uploads whose time has come; returns what was deleted.
    public func deleteExpiredUploads(at time: Date) async throws(StorageError) -> [UploadRecord] {
        try await write { transaction throws(StorageError) in
            let expired = try transaction.expiredUploads(at: time, limit: Self.batch)
            for upload in expired { try transaction.remove(upload) }
            return expired
        }
    }
}

extension StoreTransaction {
    /// The upload with an id, if it belongs to `owner`.
    fileprivate func owned(upload id: String, by owner: String) throws(StorageError) -> UploadRecord? {
        guard let upload = try upload(id: id), upload.ownerID == owner else { return nil }
        return upload
    }

    /// Deletes an upload, and gives its owner the room back.
    func remove(_ upload: UploadRecord) throws(StorageError) {
        try deleteUpload(id: upload.id)
        try book(.zero - upload.usage, of: upload.ownerID)
    }
}
