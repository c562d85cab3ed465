public import Foundation

/// Stored media by key (the lower-case hexadecimal SHA-256 of their bytes); nothing a user sends names a path.
///
/// A store does not know who refers to a medium: use `MediaCustodian` to add and delete media with their analyses.
public protocol ObjectStore: Sendable {
    /// A fresh place for an upload, on the same file system as the store; nothing is there yet. The caller creates,
    /// writes, syncs and closes the file.
    func temporaryPath() throws(StorageError) -> String
    /// Where a temporary file is now: the store may be in another place than when the file was begun.
    func temporaryPath(of known: String) -> String
    /// Takes a fully written temporary file in under its digest, durably; the temporary name stays until it is discarded.
    ///
    /// A medium that is there already stays, unless its bytes are not those of the file: then it is damaged, and replaced.
    /// Throws `absent` when the file is gone, `full` when the disk is.
    func commit(temporaryPath: String, key: String) async throws(StorageError)
    /// Forgets a temporary file; an absent one is fine.
    func discard(temporaryPath: String)
    /// The path of a stored medium, for opening it. Throws `failed` for a malformed key.
    func path(of key: String) throws(StorageError) -> String
    /// Deletes a medium, durably; an absent one is fine.
    func delete(key: String) async throws(StorageError)
    /// The keys of the media that were stored before a time, in no order.
    func keys(storedBefore time: Date) async throws(StorageError) -> [String]
    /// Removes temporary files that nobody has written to since a time, except those at some paths.
    func sweep(keeping paths: Set<String>, writtenBefore time: Date) async throws(StorageError)
}

extension ObjectStore {
    /// Where the piece of a temporary file is that counts as a whole or not at all, until it is complete.
    public func piecePath(of temporaryPath: String) -> String { "\(temporaryPath).piece" }

    /// The keys of all stored media, in no order.
    public func keys() async throws(StorageError) -> [String] { try await keys(storedBefore: .distantFuture) }
}
