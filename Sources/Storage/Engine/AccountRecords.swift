public import Foundation

/// Accounts, sessions and keys in a transaction.
public protocol AccountRecords {
    /// The account with an id.
    func user(id: String) throws(StorageError) -> UserRecord?
    /// The account with an address.
    func user(email: String) throws(StorageError) -> UserRecord?
    /// The account that an identity opens.
    func user(identity: ProviderIdentity) throws(StorageError) -> UserRecord?
    /// A page of all accounts, newest first (by creation, then id, both descending), after the cursor; at most `limit`.
    func users(after: HistoryCursor?, limit: Int) throws(StorageError) -> [UserRecord]
    /// Adds an account, and an empty entry of the ledger for it. Throws `duplicate` when the id, the address or
    /// the identity is taken.
    func insert(_ user: UserRecord) throws(StorageError)
    /// Stores another state of an account that is there. Throws `duplicate` when its new address or identity is taken.
    func update(_ user: UserRecord) throws(StorageError)
    /// Deletes an account that is there with all it owns: sessions, keys, analyses with their parts, uploads, webhooks
    /// with their messages, remembered requests, its entry of the ledger and its turn. Blobs stay as they are.
    func deleteUser(id: String) throws(StorageError)
    /// Whether there is an account, and none deletes it before this transaction is durable.
    func holdUser(id: String) throws(StorageError) -> Bool

    /// The session with an id.
    func session(id: String) throws(StorageError) -> SessionRecord?
    /// An account's sessions, newest first (by creation, descending, then id, ascending); only those that expire by a
    /// time, that included, when it is not nil.
    func sessions(of user: String, expiredBy: Date?) throws(StorageError) -> [SessionRecord]
    /// Adds a session. Throws `duplicate` when the id is taken.
    func insert(_ session: SessionRecord) throws(StorageError)
    /// Stores another state of a session that is there.
    func update(_ session: SessionRecord) throws(StorageError)
    /// Deletes a session; an absent one is fine.
    func deleteSession(id: String) throws(StorageError)

    /// An account's keys, newest first (by creation, descending, then id, ascending).
    func keys(of user: String) throws(StorageError) -> [APIKeyRecord]
    /// The key with a hash.
    func key(hash: Data) throws(StorageError) -> APIKeyRecord?
    /// Adds a key. Throws `duplicate` when the id or the hash is taken.
    func insert(_ key: APIKeyRecord) throws(StorageError)
    /// Deletes a key; an absent one is fine.
    func deleteKey(id: String) throws(StorageError)
}
