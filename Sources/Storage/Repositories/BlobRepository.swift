public import Foundation

/// Which blobs are needed: the database's side of the blob store.
///
/// To add a medium: `touch` it, put its bytes, then insert the analysis. To delete one: `claimDoomed`, delete the bytes,
/// `forget`. The insertion is refused with `busy` when the blob was doomed or forgotten since it was touched; then touch
/// and put again.
public protocol BlobRepository: Sendable {
    /// Announces that the bytes of a blob are about to be put. Throws `busy` while they are being deleted.
    func touch(blob key: String, bytes: Int, at: Date) async throws(StorageError)
    /// Those of some blobs that are known, by key.
    func blobs(among keys: Set<String>) async throws(StorageError) -> [String: BlobRecord]
    /// Dooms blobs that nobody refers to and nobody has touched since a time, and takes up deletions that were begun long
    /// before `at` and not finished. Returns what to delete now, at most `limit`.
    func claimDoomed(touchedBefore: Date, at: Date, limit: Int) async throws(StorageError) -> [BlobRecord]
    /// Dooms those of some blobs that nobody refers to, however lately they were touched. Returns what to delete now.
    func claimDoomed(among keys: Set<String>, at: Date) async throws(StorageError) -> Set<String>
    /// Forgets a doomed blob whose bytes are deleted; does nothing to any other.
    func forget(blob key: String) async throws(StorageError)
}
