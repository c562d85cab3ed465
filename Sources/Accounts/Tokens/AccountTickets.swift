package import API
package import Foundation
package import Storage

import Crypto
import DetectionCore

/// Tickets with which administrators let people in: an invitation to make an account, and leave to choose a new password.
///
/// Nothing is stored. A ticket is signed like an access token, counts until it expires, and is used up by what it does: the
/// invited address then has an account, and the password is another one. New session keys end every ticket as they end
/// sessions.
package struct AccountTickets: Sendable {
    /// Life of an invitation, in seconds: a week.
    package static let invitationLifetime: TimeInterval = 7 * 86_400
    /// Life of a password reset, in seconds: a day.
    package static let resetLifetime: TimeInterval = 86_400

    /// What a ticket is for, as the type of the token.
    private enum Purpose: String {
        case invitation = "invitation+jwt"
        case reset = "password-reset+jwt"
    }

    private struct Claims: Codable {
        var iss: String
        var aud: String
        /// The invited address, or the id of the account.
        var sub: String
        /// Stands for the password that is to be replaced.
        var was: String?
        /// Expiry, in seconds since 1970.
        var exp: Int
    }

    private let keys: @Sendable () -> SessionKeys
    private let now: @Sendable () -> Date

    /// Tickets signed with the keys of the moment.
    package init(keys: @escaping @Sendable () -> SessionKeys, now: @escaping @Sendable () -> Date) {
        self.keys = keys
        self.now = now
    }

    // MARK: Invitations

    /// A ticket to make an account with an address, and its expiry.
    package func invite(_ email: EmailAddress) throws -> (ticket: String, expires: Date) {
        try sign(.invitation, email.value, was: nil, lifetime: Self.invitationLifetime)
    }

    /// Whether a ticket invites an address.
    package func doesInvite(_ ticket: String, _ email: EmailAddress) -> Bool {
        claims(of: ticket, .invitation)?.sub == email.value
    }

    // MARK: Passwords

    /// A ticket to choose a new password for an account, and its expiry.
    package func resetPassword(of user: UserRecord) throws -> (ticket: String, expires: Date) {
        try sign(.reset, user.id, was: Self.mark(of: user), lifetime: Self.resetLifetime)
    }

    /// The account whose password a ticket lets its bearer choose, by id; nil for a ticket that does not count.
    package func account(of ticket: String) -> String? { claims(of: ticket, .reset)?.sub }

    /// Whether a ticket is about the password that an account has now.
    package func isUnused(_ ticket: String, for user: UserRecord) -> Bool {
        claims(of: ticket, .reset).map { $0.sub == user.id && $0.was == Self.mark(of: user) } ?? false
    }

    /// Stands for a password in a ticket; its hash, which this is the beginning of a digest of, has a random salt.
    private static func mark(of user: UserRecord) -> String {
        Hex.string(SHA256.hash(data: Data(user.passwordHash.utf8)).prefix(16))
    }

    private func sign(
        _ purpose: Purpose, _ subject: String, was: String?, lifetime: TimeInterval
    ) throws -> (ticket: String, expires: Date) {
        let expires = Int(now().timeIntervalSince1970 + lifetime)
        let claims = Claims(
            iss: AccessTokens.audience, aud: AccessTokens.audience, sub: subject, was: was, exp: expires)
        let ticket = try CompactJWS.sign(
            JSONEncoder().encode(claims), type: purpose.rawValue, with: keys().current)
        return (ticket, Date(timeIntervalSince1970: TimeInterval(expires)))
    }

    private func claims(of ticket: String, _ purpose: Purpose) -> Claims? {
        guard ticket.utf8.count <= 4096, let token = CompactJWS(ticket), token.type == purpose.rawValue,
            keys().all.contains(where: token.isSigned),
            let claims = try? JSONDecoder().decode(Claims.self, from: token.payload),
            claims.iss == AccessTokens.audience, claims.aud == AccessTokens.audience,
            claims.exp > Int(now().timeIntervalSince1970)
        else { return nil }
        return claims
    }
}
