public import Foundation

/// The ledger of used storage, and remembered requests, in a transaction.
public protocol LedgerRecords {
    /// Storage an owner uses; nil when there is no such account.
    func usage(of owner: String) throws(StorageError) -> StorageUsage?
    /// Adds to what an owner uses; parts may be negative. Throws `failed` when one of the four sums would be.
    func book(_ change: StorageUsage, of owner: String) throws(StorageError)

    /// The request that an owner made under a key.
    func request(_ key: String, of owner: String) throws(StorageError) -> MadeRequest?
    /// Remembers a request in place of one under the same key.
    func put(_ request: MadeRequest) throws(StorageError)
    /// Forgets at most `limit` requests made before a time.
    func deleteRequests(before: Date, limit: Int) throws(StorageError)
}
