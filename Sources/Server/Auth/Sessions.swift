import Foundation
import Storage

/// Opens, rotates and ends sessions.
///
/// A refresh token works once. Whoever shows a token that was already used holds a copy, and nobody can tell who is
/// the thief: the session ends for both.
struct Sessions: Sendable {
    let users: any UserRepository
    let lifetime: Duration
    let now: @Sendable () -> Date

    /// Opens a session of an account.
    func open(userID: String) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken) {
        let token = RefreshToken.random()
        let time = now()
        let session = SessionRecord(
            id: Identifier.random(), userID: userID, tokenHash: token.hash, created: time, refreshed: time,
            expires: expiry(from: time))
        try await users.insert(session)
        return (session, token)
    }

    /// Exchanges a token for the next one of its session; nil when it is unknown, used, or its session has ended.
    func rotate(_ token: RefreshToken) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken)? {
        let next = RefreshToken.random()
        let (shown, fresh, time) = (token.hash, next.hash, now())
        let expires = expiry(from: time)
        let stored = try await users.rotateSession(tokenHash: shown) { session in
            guard session.tokenHash == shown, session.expires > time else { return nil }
            var session = session
            session.previousHash = shown
            session.tokenHash = fresh
            session.refreshed = time
            session.expires = expires
            return session
        }
        return stored.map { ($0, next) }
    }

    /// Ends the session a token belongs to; an unknown token is fine.
    func end(_ token: RefreshToken) async throws(StorageError) {
        _ = try await users.rotateSession(tokenHash: token.hash) { _ in nil }
    }

    /// Whether a session is still open.
    func isOpen(id: String, userID: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return session.userID == userID && session.expires > now()
    }

    private func expiry(from time: Date) -> Date { time + TimeInterval(lifetime.components.seconds) }
}
