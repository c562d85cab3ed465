package import API
package import Foundation
package import Logging
package import Storage

/// Operations of owners on their own accounts.
package struct AccountService: Sendable {
    let users: any AccountStore
    let hasher: PasswordHasher
    let custodian: MediaCustodian
    let limiter: RateLimiter
    let tickets: AccountTickets
    /// Whether passwords open accounts.
    let allowsPasswords: Bool
    let now: @Sendable () -> Date

    /// A service over a store of accounts.
    package init(
        users: any AccountStore, hasher: PasswordHasher, custodian: MediaCustodian, limiter: RateLimiter,
        tickets: AccountTickets, allowsPasswords: Bool = true, now: @escaping @Sendable () -> Date
    ) {
        self.users = users
        self.hasher = hasher
        self.custodian = custodian
        self.limiter = limiter
        self.tickets = tickets
        self.allowsPasswords = allowsPasswords
        self.now = now
    }

    /// The account with an id.
    ///
    /// - Throws: `Refusal` with `unauthenticated` when it was deleted a moment ago.
    package func account(_ id: String) async throws -> UserRecord {
        guard let user = try await users.user(id: id) else { throw Refusal(.unauthenticated) }
        return user
    }

    /// Changes the password and ends every other session.
    ///
    /// - Throws: `Refusal` as `prove` does, `invalid_request` for a new one that cannot be.
    package func changePassword(_ change: PasswordChange, of id: String, session: String, _ logger: Logger) async throws
    {
        let user = try await prove(change.current, isPasswordOf: id, logger)
        try PasswordRule.check(change.new, for: try EmailAddress(user.email))
        let hash = try await hasher.hash(change.new)
        _ = try await users.change(user: id, by: [.setPassword(hash: hash, sparing: session)], at: now())
        logger.record(.passwordChanged, of: id)
    }

    /// Gives an account the password that the bearer of an administrator's ticket chose, and ends its sessions.
    ///
    /// - Throws: `Refusal` with `forbidden` for a ticket that was used or has expired, with `invalid_request` for a password
    ///   that cannot be, with `rate_limited` after too many tries.
    package func resetPassword(_ reset: PasswordReset, _ logger: Logger) async throws {
        guard allowsPasswords else { throw Refusal.passwordsOff }
        guard let id = tickets.account(of: reset.ticket), let user = try await users.user(id: id),
            tickets.isUnused(reset.ticket, for: user)
        else {
            throw Self.ticketEnded
        }
        try admit(id, logger)
        try PasswordRule.check(reset.password, for: try EmailAddress(user.email))
        let hash = try await hasher.hash(reset.password)
        // Of several uses at the same moment one is the first.
        let replacement = AccountCommand.replacePassword(was: user.passwordHash, hash: hash)
        guard try await users.change(user: id, by: [replacement], at: now())?.passwordHash == hash else {
            throw Self.ticketEnded
        }
        logger.record(.passwordChanged, of: id)
    }

    private static let ticketEnded = Refusal(
        .forbidden, "This link was used, or has expired.", cause: .ticketEnded)

    /// Changes what happens to new analyses.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    package func change(_ change: AccountChange, of id: String) async throws -> UserRecord {
        guard let wanted = change.retention else { return try await account(id) }
        let days = wanted.days
        guard days == nil || wanted.mode == .keep && RetentionDefault.days.contains(days ?? 0) else {
            throw Refusal(.invalidRequest, "'retention.days' goes with 'keep' and must be 1 to 3650.")
        }
        let retention = RetentionDefault(mode: wanted.mode == .keep ? .keep : .ephemeral, days: days)
        let user = try await users.change(user: id, by: [.setRetention(retention)], at: now())
        guard let user else { throw Refusal(.unauthenticated) }
        return user
    }

    /// Deletes the account with its sessions, keys, analyses, reports and media.
    ///
    /// Whoever asks for it has shown who is there.
    package func delete(_ id: String, _ logger: Logger) async throws {
        let media = try await users.deleteUser(id: id)
        logger.record(.accountDeleted, of: id)
        try await custodian.release(Set(media))
    }

    /// The account, if this is its password.
    ///
    /// - Throws: `Refusal` with `forbidden` for a wrong one, with `rate_limited` after too many.
    package func prove(_ password: String, isPasswordOf id: String, _ logger: Logger) async throws -> UserRecord {
        try admit(id, logger)
        let user = try await account(id)
        let hash = user.hasPassword ? user.passwordHash : nil
        guard try await hasher.verify(PasswordRule.bounded(password), against: hash) else {
            throw Refusal(.forbidden, "The password is wrong.", cause: .passwordWrong)
        }
        return user
    }

    /// Counts one more try about the password of an account.
    private func admit(_ id: String, _ logger: Logger) throws(Refusal) {
        do {
            try limiter.admit(account: id)
        } catch {
            logger.record(.passwordThrottled, of: id)
            throw error
        }
    }
}
