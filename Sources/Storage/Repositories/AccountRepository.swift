public import Foundation

/// Operations on accounts, their sessions and their keys.
public protocol AccountRepository: Sendable {
    /// Changes an account by commands, one after the other, in one transaction (`UserRecord.applying`); nil when there is
    /// none. Throws `duplicate` when an identity that is linked opens another account.
    func change(
        user id: String, by commands: [AccountCommand], at: Date
    ) async throws(StorageError) -> UserRecord?
    /// Deletes an account with everything it owns; returns the keys of its media, so that they can go too.
    func deleteUser(id: String) async throws(StorageError) -> Set<String>
    /// A page of all accounts, newest first (by creation, then id), after the cursor.
    func users(after: HistoryCursor?, limit: Int) async throws(StorageError) -> [UserRecord]

    /// An account's sessions, newest first, whether or not they have expired.
    func sessions(userID: String) async throws(StorageError) -> [SessionRecord]
    /// Ends one session of an account; false when it has none with that id.
    func deleteSession(id: String, userID: String) async throws(StorageError) -> Bool

    /// Adds a key. Throws `conflict` when its account has so many already, `failed` when there is no such account.
    func insert(_ key: APIKeyRecord, atMost limit: Int) async throws(StorageError)
    /// An account's keys, newest first.
    func keys(userID: String) async throws(StorageError) -> [APIKeyRecord]
    /// The key with a hash, whether or not it has expired.
    func key(hash: Data) async throws(StorageError) -> APIKeyRecord?
    /// Deletes one key of an account; false when it has none with that id.
    func deleteKey(id: String, userID: String) async throws(StorageError) -> Bool
}

/// A store of accounts with everything that belongs to them.
public typealias AccountStore = UserRepository & AccountRepository & WebhookRepository
