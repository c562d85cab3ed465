public import Foundation

/// Uploads that come in pieces, in a transaction.
public protocol UploadRecords {
    /// The upload with an id.
    func upload(id: String) throws(StorageError) -> UploadRecord?
    /// Adds an upload. Throws `duplicate` when the id is taken.
    func insert(_ upload: UploadRecord) throws(StorageError)
    /// Deletes an upload that is there.
    func deleteUpload(id: String) throws(StorageError)
    /// Paths of all uploads' files.
    func uploadPaths() throws(StorageError) -> Set<String>
    /// At most `limit` uploads that expire by a time, that included, in no order.
    func expiredUploads(at: Date, limit: Int) throws(StorageError) -> [UploadRecord]
}
