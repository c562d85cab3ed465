public import Foundation

/// Blobs in a transaction.
public protocol BlobRecords {
    /// The blob with a key.
    func blob(key: String) throws(StorageError) -> BlobRecord?
    /// Stores a blob in place of the one before, if there was one.
    func put(_ blob: BlobRecord) throws(StorageError)
    /// Deletes a blob's record; an absent one is fine.
    func deleteBlob(key: String) throws(StorageError)
    /// At most `limit` blobs without references that were touched before a time, doomed or not, longest untouched first (then by key).
    func unreferencedBlobs(touchedBefore: Date, limit: Int) throws(StorageError) -> [BlobRecord]
}
