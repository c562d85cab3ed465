package import API
package import Foundation
package import Logging
package import Storage

/// Registers accounts and signs people in and out.
package struct AuthService: Sendable {
    let users: any UserRepository
    let hasher: PasswordHasher
    let tokens: AccessTokens
    package let sessions: Sessions
    let tickets: AccountTickets
    let registration: RegistrationMode
    /// Whether passwords open accounts, and new ones may have them.
    let allowsPasswords: Bool
    let now: @Sendable () -> Date

    /// A service over a store of accounts.
    package init(
        users: any UserRepository, hasher: PasswordHasher, tokens: AccessTokens, sessions: Sessions,
        tickets: AccountTickets, registration: RegistrationMode, allowsPasswords: Bool = true,
        now: @escaping @Sendable () -> Date
    ) {
        self.users = users
        self.hasher = hasher
        self.tokens = tokens
        self.sessions = sessions
        self.tickets = tickets
        self.registration = registration
        self.allowsPasswords = allowsPasswords
        self.now = now
    }

    /// Makes an account.
    ///
    /// - Throws: `Refusal` with `conflict` when the address has one, with `forbidden` when it needs an invitation and has none.
    package func register(_ wanted: Registration) async throws -> UserRecord {
        guard allowsPasswords else { throw Refusal.passwordsOff }
        let email = try EmailAddress(wanted.email)
        guard registration == .open || wanted.invitation.map({ tickets.doesInvite($0, email) }) == true else {
            throw Refusal(
                .forbidden, "Accounts are made by invitation here, and this is none for this address.",
                cause: .invitationNeeded)
        }
        guard email.value != EmailAddress.guest else { throw Refusal.emailTaken }
        try PasswordRule.check(wanted.password, for: email)
        let hash = try await hasher.hash(wanted.password)
        let user = UserRecord(
            id: Identifier.random(), email: email.value, passwordHash: hash, role: .user, created: now())
        do {
            try await users.insert(user)
        } catch let error {
            throw error == .duplicate ? Refusal.emailTaken : error
        }
        return user
    }

    /// Opens a session.
    ///
    /// A wrong address, a wrong password and a disabled account look the same and take the same time.
    package func logIn(_ credentials: Credentials, _ logger: Logger) async throws -> (TokenResponse, RefreshToken) {
        guard allowsPasswords else { throw Refusal.passwordsOff }
        let email = try? EmailAddress(credentials.email)
        var user: UserRecord?
        if let email { user = try await users.user(email: email.value) }
        let hash = user.flatMap { $0.hasPassword ? $0.passwordHash : nil }
        let typed = PasswordRule.bounded(credentials.password)
        guard try await hasher.verify(typed, against: hash), let user, user.disabled == nil else {
            logger.record(.signInFailed, of: user?.id)
            throw Refusal(.unauthenticated, "The address or the password is wrong.", cause: .credentialsWrong)
        }
        let (session, token) = try await sessions.open(userID: user.id)
        logger.record(.signedIn, of: user.id)
        return (try response(session, role: user.role), token)
    }

    /// Opens a session of somebody for whom a provider vouches; its browser gets the refresh token.
    package func logIn(_ user: UserRecord, _ logger: Logger) async throws -> RefreshToken {
        let token = try await sessions.open(userID: user.id).token
        logger.record(.signedIn, of: user.id, facts: ["sign_in.by": "provider"])
        return token
    }

    /// Exchanges a refresh token.
    package func refresh(_ token: RefreshToken, _ logger: Logger) async throws -> (TokenResponse, RefreshToken) {
        switch try await sessions.rotate(token) {
        case .rotated(let session, let next):
            guard let user = try await users.user(id: session.userID) else { break }
            return (try response(session, role: user.role), next)
        case .reused(let userID): logger.record(.tokenReused, of: userID)
        case .ended: break
        }
        throw Refusal(.unauthenticated, "The session has ended. Log in again.", cause: .sessionEnded)
    }

    private func response(_ session: SessionRecord, role: UserRecord.Role) throws -> TokenResponse {
        let access = try tokens.issue(userID: session.userID, sessionID: session.id, role: role)
        return TokenResponse(accessToken: access, expiresIn: tokens.expiresIn, refreshToken: nil)
    }
}

extension Refusal {
    /// Only a provider's sign-in opens accounts here.
    package static var passwordsOff: Refusal {
        Refusal(.forbidden, "Passwords open no account on this server.", cause: .passwordsOff)
    }

    /// An address can have one account.
    package static var emailTaken: Refusal {
        Refusal(.conflict, "There is an account with this address already.", cause: .emailTaken)
    }
}
