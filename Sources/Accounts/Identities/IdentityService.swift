package import API
package import Foundation
package import Logging
package import Storage

/// Lets in whom an identity provider vouches for, and ties identities to accounts.
///
/// An account belongs to an identity, never to an address: nobody comes into an account because a provider gives them its
/// address, unless the operator says so.
package struct IdentityService: Sendable {
    private let users: any AccountStore
    private let tickets: AccountTickets
    private let registration: RegistrationMode
    private let rule: IdentityRule
    private let now: @Sendable () -> Date

    /// A service over a store of accounts.
    package init(
        users: any AccountStore, tickets: AccountTickets, registration: RegistrationMode, rule: IdentityRule,
        now: @escaping @Sendable () -> Date
    ) {
        self.users = users
        self.tickets = tickets
        self.registration = registration
        self.rule = rule
        self.now = now
    }

    /// The account of somebody; their first sign-in makes it where that is allowed.
    ///
    /// - Parameters:
    ///   - person: Who came.
    ///   - invitation: The ticket of an administrator's invitation, where there is one.
    ///   - logger: Told of what changes.
    /// - Throws: `Refusal` with a cause that says why there is none.
    package func account(
        of person: ProvenPerson, invitation: String?, _ logger: Logger
    ) async throws -> UserRecord {
        guard rule.admits(person) else { throw Self.addressRefused }
        if let user = try await users.user(identity: person.identity) { return try Self.open(user) }
        guard let email = person.address else { throw Self.addressRefused }
        if let user = try await users.user(email: email.value) {
            return try await adopt(user, for: person, logger)
        }
        guard rule.makesAccounts, registration == .open || invitation.map({ tickets.doesInvite($0, email) }) == true,
            email.value != EmailAddress.guest
        else { throw Self.noAccount }
        let user = UserRecord(
            id: Identifier.random(), email: email.value, passwordHash: "", role: .user, created: now(),
            identity: person.identity)
        guard try await isAdded(user) else {
            // The same person came a moment ago, or somebody else with the same address.
            guard let user = try await users.user(identity: person.identity) else { throw Self.taken }
            return try Self.open(user)
        }
        logger.record(.registered, of: user.id)
        return user
    }

    /// Adds an account; false when its address or its identity is taken.
    private func isAdded(_ user: UserRecord) async throws -> Bool {
        do {
            try await users.insert(user)
            return true
        } catch StorageError.duplicate {
            return false
        }
    }

    /// Lets an identity open an account whose owner is signed in.
    ///
    /// - Throws: `Refusal` when it opens another one, or another identity opens this one.
    package func link(_ person: ProvenPerson, to id: String, _ logger: Logger) async throws {
        guard rule.admits(person) else { throw Self.addressRefused }
        let changed: UserRecord?
        do {
            changed = try await users.change(user: id, by: [.link(person.identity)], at: now())
        } catch StorageError.duplicate {
            throw Self.linked
        }
        guard let changed else { throw Refusal(.unauthenticated) }
        guard changed.identity == person.identity else { throw Self.linked }
        logger.record(.identityLinked, of: id)
    }

    /// Lets no identity open an account any more.
    ///
    /// - Throws: `Refusal` with `conflict` for an account that has no password, with `not_found` for one without an identity.
    package func unlink(_ id: String, _ logger: Logger) async throws {
        guard try await users.user(id: id)?.identity != nil else { throw Refusal(.notFound) }
        guard let changed = try await users.change(user: id, by: [.unlink], at: now()) else {
            throw Refusal(.unauthenticated)
        }
        guard changed.identity == nil else {
            throw Refusal(.conflict, "Nothing else opens this account: it has no password.")
        }
        logger.record(.identityUnlinked, of: id)
    }

    /// The account that has somebody's address already, where the operator lets it be theirs.
    ///
    /// Administrators link by themselves: a provider's word alone makes nobody one.
    private func adopt(_ user: UserRecord, for person: ProvenPerson, _ logger: Logger) async throws -> UserRecord {
        guard rule.linksVerifiedAddresses, person.isEmailVerified, user.role == .user, user.identity == nil else {
            throw Self.taken
        }
        _ = try Self.open(user)
        let changed = try await users.change(user: user.id, by: [.link(person.identity)], at: now())
        guard let changed, changed.identity == person.identity else { throw Self.taken }
        logger.record(.identityLinked, of: user.id)
        return changed
    }

    private static func open(_ user: UserRecord) throws(Refusal) -> UserRecord {
        guard user.disabled == nil else { throw noAccount }
        return user
    }

    private static let addressRefused = Refusal(
        .forbidden, "The sign-in service gives no email address, or none that is let in here.", cause: .openIDAddress)
    private static let noAccount = Refusal(
        .forbidden, "This sign-in opens no account here.", cause: .openIDUnknown)
    private static let taken = Refusal(
        .forbidden, "There is an account with this address, and this sign-in does not belong to it.",
        cause: .openIDTaken)
    private static let linked = Refusal(
        .conflict, "This sign-in opens another account, or another sign-in opens this one.", cause: .openIDLinked)
}
