/// Stored media by key (the lower-case hexadecimal SHA-256 of their bytes); nothing a user sends names a path.
///
/// A store does not know who refers to a medium: use `MediaCustodian` to add and delete media with their analyses.
public protocol ObjectStore: Sendable {
    /// A fresh place for an upload, on the same file system as the store; nothing is there yet. The caller creates,
    /// writes, syncs and closes the file.
    func temporaryPath() throws(StorageError) -> String
    /// Where a temporary file is now: the store may be in another place than when the file was begun.
    func temporaryPath(of known: String) -> String
    /// Takes a fully written temporary file in under its digest, durably; of equal media one is kept.
    func commit(temporaryPath: String, key: String) async throws(StorageError)
    /// Forgets a temporary file; an absent one is fine.
    func discard(temporaryPath: String)
    /// The path of a stored medium, for opening it. Throws `failed` for a malformed key.
    func path(of key: String) throws(StorageError) -> String
    /// Deletes a medium, durably; an absent one is fine.
    func delete(key: String) async throws(StorageError)
    /// The keys of all stored media, in no order.
    func keys() async throws(StorageError) -> [String]
    /// Removes all temporary files but some, when nobody writes any: at the start.
    func sweep(keeping paths: Set<String>) async throws(StorageError)
}
