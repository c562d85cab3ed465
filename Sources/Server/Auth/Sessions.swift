import Crypto
import Foundation
import Storage
import Synchronization

/// Opens, rotates and ends sessions.
///
/// A refresh token works once. Whoever shows one that was used before, however long ago, holds a copy, and nobody can
/// tell who is the thief: the session ends for both. A client whose answer got lost may ask again for a few seconds
/// and gets the same answer: tokens follow from each other by a secret, so nothing has to be kept for that.
struct Sessions: Sendable {
    let users: any UserRepository
    /// Lifetime of a session that is not refreshed.
    let lifetime: Duration
    /// Longest lifetime, however much it is used.
    let longest: Duration
    /// The keys of the moment: they seal tokens and make each one's successor.
    let keys: @Sendable () -> SessionKeys
    let now: @Sendable () -> Date

    /// Time during which the last used token gets its answer again, in seconds.
    static let grace: TimeInterval = 10
    /// For how long signing in is proof enough of who is there, in seconds.
    static let freshness: TimeInterval = 300

    /// The outcome of presenting a token.
    enum Rotation: Sendable {
        /// The session goes on with the next token.
        case rotated(session: SessionRecord, token: RefreshToken)
        /// It was used before: the session of this account has ended now.
        case reused(userID: String)
        /// This server did not issue it, or its session has ended.
        case ended
    }

    /// Opens a session of an account.
    func open(userID: String) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken) {
        let (id, time) = (Identifier.random(), now())
        let token = RefreshToken(session: id, key: keys().current.refreshSecret)
        let session = SessionRecord(
            id: id, userID: userID, tokenHash: token.hash, created: time, refreshed: time,
            expires: expiry(of: time, from: time))
        try await users.insert(session)
        return (session, token)
    }

    /// Exchanges a token for the next one of its session.
    func rotate(_ token: RefreshToken) async throws(StorageError) -> Rotation {
        let secrets = keys().all.map(\.refreshSecret)
        guard let id = Self.session(of: token, sealedBy: secrets) else { return .ended }
        // An answer that is asked for again after a rotation is still the one that was given before it.
        let successors = secrets.map { token.successor(of: id, key: $0) }
        let (shown, fresh, known, time) = (token.hash, successors[0].hash, successors.map(\.hash), now())
        let victim = Mutex<String?>(nil)
        let stored = try await users.updateSession(id: id) { session in
            guard isCurrent(session) else { return nil }
            if known.contains(session.tokenHash), time < session.refreshed + Self.grace { return session }
            guard session.tokenHash == shown else {
                victim.withLock { $0 = session.userID }
                return nil
            }
            var session = session
            session.tokenHash = fresh
            session.refreshed = time
            session.expires = expiry(of: session.created, from: time)
            return session
        }
        if let userID = victim.withLock({ $0 }) { return .reused(userID: userID) }
        guard let stored, let next = successors.first(where: { $0.hash == stored.tokenHash }) else { return .ended }
        return .rotated(session: stored, token: next)
    }

    /// Ends the session a token belongs to, and returns it; nil when there is none.
    func end(_ token: RefreshToken) async throws(StorageError) -> SessionRecord? {
        guard let id = Self.session(of: token, sealedBy: keys().all.map(\.refreshSecret)),
            let session = try await users.session(id: id)
        else { return nil }
        try await users.deleteSession(id: id)
        return session
    }

    /// Whether a session is still open.
    func isOpen(id: String, userID: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return session.userID == userID && isCurrent(session)
    }

    /// Whether a session has not run out.
    func isCurrent(_ session: SessionRecord) -> Bool { min(session.expires, limit(session.created)) > now() }

    /// Whether the session's user signed in a moment ago.
    func isFresh(id: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return now() < session.created + Self.freshness
    }

    /// The session a token was issued for; nil when this server did not issue it.
    private static func session(of token: RefreshToken, sealedBy secrets: [SymmetricKey]) -> String? {
        secrets.lazy.compactMap { token.session(key: $0) }.first
    }

    /// When a session opened at `created` ends if nothing is heard of it after `time`.
    private func expiry(of created: Date, from time: Date) -> Date {
        min(time + TimeInterval(lifetime.components.seconds), limit(created))
    }

    private func limit(_ created: Date) -> Date { created + TimeInterval(longest.components.seconds) }
}
