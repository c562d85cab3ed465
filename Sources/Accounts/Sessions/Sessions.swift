package import Foundation
package import Storage

import Crypto

/// Opens, rotates and ends sessions.
///
/// `SessionRecord.shown` has the rule. Tokens follow from each other by a secret, so nothing has to be kept for a client that
/// asks again.
package struct Sessions: Sendable {
    let users: any UserRepository
    /// For how long they last.
    let rule: SessionRule
    /// The keys of the moment: they seal tokens and make each one's successor.
    let keys: @Sendable () -> SessionKeys
    package let now: @Sendable () -> Date

    /// Sessions of one store.
    package init(
        users: any UserRepository, rule: SessionRule, keys: @escaping @Sendable () -> SessionKeys,
        now: @escaping @Sendable () -> Date
    ) {
        self.users = users
        self.rule = rule
        self.keys = keys
        self.now = now
    }

    /// For how long signing in is proof enough of who is there, in seconds.
    static let freshness: TimeInterval = 300

    /// The outcome of presenting a token.
    package enum Rotation: Sendable {
        /// The session goes on with the next token.
        case rotated(session: SessionRecord, token: RefreshToken)
        /// It was used before: the session of this account has ended now.
        case reused(userID: String)
        /// This server did not issue it, or its session has ended.
        case ended
    }

    /// Opens a session of an account.
    package func open(userID: String) async throws(StorageError) -> (session: SessionRecord, token: RefreshToken) {
        let (id, time) = (Identifier.random(), now())
        let token = RefreshToken(session: id, key: keys().current.refreshSecret)
        let session = SessionRecord.opened(id: id, by: userID, tokenHash: token.hash, at: time, rule: rule)
        try await users.insert(session)
        return (session, token)
    }

    /// Exchanges a token for the next one of its session.
    package func rotate(_ token: RefreshToken) async throws(StorageError) -> Rotation {
        let secrets = keys().all.map(\.refreshSecret)
        guard let id = Self.session(of: token, sealedBy: secrets) else { return .ended }
        // An answer that is asked for again after a rotation is still the one that was given before it.
        let successors = secrets.map { token.successor(of: id, key: $0) }
        let shown = ShownToken(hash: token.hash, successors: successors.map(\.hash), time: now(), rule: rule)
        switch try await users.show(shown, to: id) {
        case .goesOn(let session):
            guard let next = successors.first(where: { $0.hash == session.tokenHash }) else { return .ended }
            return .rotated(session: session, token: next)
        case .reused(let userID): return .reused(userID: userID)
        case .ended: return .ended
        }
    }

    /// Ends the session a token belongs to, and returns it; nil when there is none.
    package func end(_ token: RefreshToken) async throws(StorageError) -> SessionRecord? {
        guard let id = Self.session(of: token, sealedBy: keys().all.map(\.refreshSecret)),
            let session = try await users.session(id: id)
        else { return nil }
        try await users.deleteSession(id: id)
        return session
    }

    /// Whether a session is still open.
    package func isOpen(id: String, userID: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return session.userID == userID && isCurrent(session)
    }

    /// Whether a session has not run out.
    package func isCurrent(_ session: SessionRecord) -> Bool { session.isCurrent(at: now(), rule: rule) }

    /// Whether the session's user signed in a moment ago.
    package func isFresh(id: String) async throws(StorageError) -> Bool {
        guard let session = try await users.session(id: id) else { return false }
        return now() < session.created + Self.freshness
    }

    /// The session a token was issued for; nil when this server did not issue it.
    private static func session(of token: RefreshToken, sealedBy secrets: [SymmetricKey]) -> String? {
        secrets.lazy.compactMap { token.session(key: $0) }.first
    }
}
