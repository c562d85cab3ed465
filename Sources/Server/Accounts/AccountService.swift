import API
import Foundation
import Storage

/// What owners do with their own accounts.
struct AccountService: Sendable {
    let users: any AccountStore
    let hasher: PasswordHasher
    let custodian: MediaCustodian

    /// The account with an id.
    ///
    /// - Throws: `Refusal` with `unauthenticated` when it was deleted a moment ago.
    func account(_ id: String) async throws -> UserRecord {
        guard let user = try await users.user(id: id) else { throw Refusal(.unauthenticated) }
        return user
    }

    /// Changes the password and ends every other session.
    ///
    /// - Throws: `Refusal` with `forbidden` for a wrong password, `invalid_request` for a new one that cannot be.
    func changePassword(_ change: PasswordChange, of id: String, session: String) async throws {
        let user = try await prove(change.current, isPasswordOf: id)
        try PasswordRule.check(change.new, for: try EmailAddress(user.email))
        let hash = try await hasher.hash(change.new)
        _ = try await users.updateUser(id: id, ending: .allBut(session)) { $0.passwordHash = hash }
    }

    /// Changes what happens to new analyses.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    func change(_ change: AccountChange, of id: String) async throws -> UserRecord {
        guard let wanted = change.retention else { return try await account(id) }
        let days = wanted.days
        guard days == nil || wanted.mode == .keep && RetentionDefault.days.contains(days ?? 0) else {
            throw Refusal(.invalidRequest, "'retention.days' goes with 'keep' and must be 1 to 3650.")
        }
        let retention = RetentionDefault(mode: wanted.mode == .keep ? .keep : .ephemeral, days: days)
        let user = try await users.updateUser(id: id, ending: .none) { $0.retention = retention }
        guard let user else { throw Refusal(.unauthenticated) }
        return user
    }

    /// Deletes the account with its sessions, keys, analyses, reports and media.
    ///
    /// - Throws: `Refusal` with `forbidden` for a wrong password.
    func delete(_ id: String, password: String) async throws {
        _ = try await prove(password, isPasswordOf: id)
        for key in try await users.deleteUser(id: id) { try await custodian.releaseMedium(key) }
    }

    private func prove(_ password: String, isPasswordOf id: String) async throws -> UserRecord {
        let user = try await account(id)
        let hash = user.passwordHash.isEmpty ? nil : user.passwordHash
        let typed = String(password.prefix(PasswordRule.lengths.upperBound + 1))
        guard try await hasher.verify(typed, against: hash) else {
            throw Refusal(.forbidden, "The password is wrong.", cause: .passwordWrong)
        }
        return user
    }
}
