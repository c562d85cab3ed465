public import Foundation

/// Uploads that come in pieces.
///
/// Their full length counts among what is transient, from their beginning.
public protocol UploadRepository: Sendable {
    /// Adds an upload. Throws `quotaExceeded` when its owner's total would be above the limit.
    func insert(_ upload: UploadRecord, within total: StorageAmount) async throws(StorageError)
    /// The upload with an id, if it belongs to `owner`.
    func upload(id: String, owner: String) async throws(StorageError) -> UploadRecord?
    /// Deletes one if it belongs to `owner`; returns what was deleted, so that its file can go too.
    func deleteUpload(id: String, owner: String) async throws(StorageError) -> UploadRecord?
    /// Paths of all uploads' files.
    func uploadPaths() async throws(StorageError) -> Set<String>
    /// Deletes uploads whose time has come; returns what was deleted.
    func deleteExpiredUploads(at: Date) async throws(StorageError) -> [UploadRecord]
}
