import Crypto
import Foundation
import Storage

/// Opens, rotates and ends sessions.
///
/// A refresh token works once. Whoever shows one that was used before, however long ago, holds a copy, and nobody can
/// tell who is the thief: the session ends for both. A client whose answer got lost may ask again for a few seconds
/// and gets the same answer: tokens follow from each other by a secret, so nothing has to be kept for that.
struct Sessions: Sendable {
    let users: any UserRepository
    let lifetime: Duration
    /// Seals tokens and makes each one's successor.
    let secret: SymmetricKey
    let now: @Sendable () -> Date

    /// How long the last used token gets its answer again, in seconds.
    static let grace: TimeInterval = 10

    /// Opens a session of an account.
    func open(userID: String) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken) {
        let (id, time) = (Identifier.random(), now())
        let token = RefreshToken(session: id, key: secret)
        let session = SessionRecord(
            id: id, userID: userID, tokenHash: token.hash, created: time, refreshed: time, expires: expiry(from: time))
        try await users.insert(session)
        return (session, token)
    }

    /// Exchanges a token for the next one of its session; nil when this server did not issue it or its session has ended,
    /// which a used token makes it do.
    func rotate(_ token: RefreshToken) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken)? {
        guard let id = token.session(key: secret) else { return nil }
        let next = token.successor(of: id, key: secret)
        let (shown, fresh, time) = (token.hash, next.hash, now())
        let expires = expiry(from: time)
        let stored = try await users.updateSession(id: id) { session in
            guard session.expires > time else { return nil }
            if session.tokenHash == fresh, time < session.refreshed + Self.grace { return session }
            guard session.tokenHash == shown else { return nil }
            var session = session
            session.tokenHash = fresh
            session.refreshed = time
            session.expires = expires
            return session
        }
        return stored.map { ($0, next) }
    }

    /// Ends the session a token belongs to; an unknown token is fine.
    func end(_ token: RefreshToken) async throws(StorageError) {
        guard let id = token.session(key: secret) else { return }
        try await users.deleteSession(id: id)
    }

    /// Whether a session is still open.
    func isOpen(id: String, userID: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return session.userID == userID && isCurrent(session)
    }

    /// Whether a session has not run out.
    func isCurrent(_ session: SessionRecord) -> Bool { session.expires > now() }

    private func expiry(from time: Date) -> Date { time + TimeInterval(lifetime.components.seconds) }
}
