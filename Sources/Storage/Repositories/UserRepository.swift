import Foundation

/// Accounts and their sessions.
///
/// Times are kept to the microsecond; changes are durable on return.
public protocol UserRepository: Sendable {
    /// Adds an account. Throws `duplicate` when the address is taken.
    func insert(_ user: UserRecord) async throws(StorageError)
    /// The account with an address (lower case).
    func user(email: String) async throws(StorageError) -> UserRecord?
    /// The account with an id.
    func user(id: String) async throws(StorageError) -> UserRecord?

    /// Opens a session, and forgets those of the same account that have expired by its creation.
    func insert(_ session: SessionRecord) async throws(StorageError)
    /// The session with an id, whether or not it has expired.
    func session(id: String) async throws(StorageError) -> SessionRecord?
    /// In one transaction: finds the session with an id, applies `change` to it and stores what `change` returns; nil
    /// from `change` deletes the session. Returns what is stored now: nil when there was none or it was deleted.
    /// `change` cannot move a session to another id or account.
    func updateSession(
        id: String, _ change: @escaping @Sendable (SessionRecord) -> SessionRecord?
    ) async throws(StorageError) -> SessionRecord?
    /// Ends a session; ending an absent one is fine.
    func deleteSession(id: String) async throws(StorageError)
}
