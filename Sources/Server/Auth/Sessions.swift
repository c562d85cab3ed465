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
    /// The keys of the moment: they seal tokens and make each one's successor.
    let keys: @Sendable () -> SessionKeys
    let now: @Sendable () -> Date

    /// How long the last used token gets its answer again, in seconds.
    static let grace: TimeInterval = 10

    /// Opens a session of an account.
    func open(userID: String) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken) {
        let (id, time) = (Identifier.random(), now())
        let token = RefreshToken(session: id, key: keys().current.refreshSecret)
        let session = SessionRecord(
            id: id, userID: userID, tokenHash: token.hash, created: time, refreshed: time, expires: expiry(from: time))
        try await users.insert(session)
        return (session, token)
    }

    /// Exchanges a token for the next one of its session; nil when this server did not issue it or its session has ended,
    /// which a used token makes it do.
    func rotate(_ token: RefreshToken) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken)? {
        let secrets = keys().all.map(\.refreshSecret)
        guard let id = Self.session(of: token, sealedBy: secrets) else { return nil }
        // An answer that is asked for again after a rotation is still the one that was given before it.
        let successors = secrets.map { token.successor(of: id, key: $0) }
        let (shown, fresh, known, time) = (token.hash, successors[0].hash, successors.map(\.hash), now())
        let expires = expiry(from: time)
        let stored = try await users.updateSession(id: id) { session in
            guard session.expires > time else { return nil }
            if known.contains(session.tokenHash), time < session.refreshed + Self.grace { return session }
            guard session.tokenHash == shown else { return nil }
            var session = session
            session.tokenHash = fresh
            session.refreshed = time
            session.expires = expires
            return session
        }
        guard let stored, let next = successors.first(where: { $0.hash == stored.tokenHash }) else { return nil }
        return (stored, next)
    }

    /// Ends the session a token belongs to; an unknown token is fine.
    func end(_ token: RefreshToken) async throws(StorageError) {
        guard let id = Self.session(of: token, sealedBy: keys().all.map(\.refreshSecret)) else { return }
        try await users.deleteSession(id: id)
    }

    /// Whether a session is still open.
    func isOpen(id: String, userID: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return session.userID == userID && isCurrent(session)
    }

    /// Whether a session has not run out.
    func isCurrent(_ session: SessionRecord) -> Bool { session.expires > now() }

    /// The session a token was issued for; nil when this server did not issue it.
    private static func session(of token: RefreshToken, sealedBy secrets: [SymmetricKey]) -> String? {
        secrets.lazy.compactMap { token.session(key: $0) }.first
    }

    private func expiry(from time: Date) -> Date { time + TimeInterval(lifetime.components.seconds) }
}
