import Foundation

/// Accounts and their sessions.
///
/// Times are kept to the microsecond; changes are durable on return.
public protocol UserRepository: Sendable {
    /// Adds an account. Throws `duplicate` when the address is taken, or its identity opens another one.
    func insert(_ user: UserRecord) async throws(StorageError)
    /// The account with an address (lower case).
    func user(email: String) async throws(StorageError) -> UserRecord?
    /// The account that an identity opens.
    func user(identity: ProviderIdentity) async throws(StorageError) -> UserRecord?
    /// The account with an id.
    func user(id: String) async throws(StorageError) -> UserRecord?

    /// Opens a session, and forgets those of the same account that have expired by its creation.
    func insert(_ session: SessionRecord) async throws(StorageError)
    /// The session with an id, whether or not it has expired.
    func session(id: String) async throws(StorageError) -> SessionRecord?
    /// Shows a token to the session with an id, which goes on or ends (`SessionRecord.shown`); `ended` when there is none.
    func show(_ token: ShownToken, to session: String) async throws(StorageError) -> TokenAnswer
    /// Ends a session; ending an absent one is fine.
    func deleteSession(id: String) async throws(StorageError)
}
