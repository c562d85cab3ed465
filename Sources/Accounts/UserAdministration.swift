package import Foundation
package import Logging
package import Storage

import API
import Signing

/// Operations of administrators on accounts: over HTTP and, for the machine's owner, on the command line.
package struct UserAdministration: Sendable {
    private let users: any AccountStore
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// The administration of one store; the logger is told what it changes.
    package init(users: any AccountStore, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }) {
        self.users = users
        self.logger = logger
        self.now = now
    }

    /// Makes an administrator, or makes one of an existing account, whose password stays.
    ///
    /// - Parameters:
    ///   - email: The account's address.
    ///   - password: Asked for only when the account is new.
    /// - Throws: `ConfigurationError` with one line for the user; `StorageError`.
    package func makeAdmin(email typed: String, password: @autoclosure () -> String?) async throws {
        do {
            let email = try EmailAddress(typed)
            if let known = try await users.user(email: email.value) {
                _ = try await users.change(user: known.id, by: [.setRole(.admin)], at: now())
                logger.record(.roleChanged, of: known.id)
                return
            }
            guard let password = password() else {
                throw ConfigurationError("A new account needs a password on standard input.")
            }
            try PasswordRule.check(password, for: email)
            let hash = try await PasswordHasher().hash(password)
            let admin = UserRecord(
                id: Identifier.random(), email: email.value, passwordHash: hash, role: .admin, created: now())
            try await users.insert(admin)
            logger.record(.registered, of: admin.id)
            logger.record(.roleChanged, of: admin.id)
        } catch let refusal as Refusal {
            throw ConfigurationError(refusal.problem.detail)
        }
    }

    /// Gives an account whose owner forgot it a new password, and ends its sessions.
    ///
    /// - Throws: `ConfigurationError` when there is no such account or the password cannot be; `StorageError`.
    package func setPassword(_ password: String, email: String) async throws {
        do throws(Refusal) {
            try PasswordRule.check(password, for: try EmailAddress(email))
        } catch {
            throw ConfigurationError(error.problem.detail)
        }
        let hash = try await PasswordHasher().hash(password)
        try await change(email, .passwordChanged, by: .setPassword(hash: hash, sparing: nil))
    }

    /// Changes the limit of an account; nil gives it the server's.
    ///
    /// - Throws: `ConfigurationError` when there is no such account; `StorageError`.
    package func setLimit(_ limit: StorageAmount?, email: String) async throws {
        try await change(email, .limitChanged, by: .setLimit(limit))
    }

    /// Disables an account, which ends its sessions, or enables it again.
    ///
    /// - Throws: `ConfigurationError` when there is no such account; `StorageError`.
    package func setDisabled(_ isDisabled: Bool, email: String) async throws {
        try await change(
            email, isDisabled ? .accountDisabled : .accountEnabled, by: isDisabled ? .disable : .enable)
    }

    /// Every account, newest first.
    package func all() async throws -> [UserRecord] {
        var found: [UserRecord] = []
        while true {
            let cursor = found.last.map { HistoryCursor(created: $0.created, id: $0.id) }
            let page = try await users.users(after: cursor, limit: 500)
            if page.isEmpty { return found }
            found += page
        }
    }

    private func change(
        _ typed: String, _ event: SecurityEvent, by command: AccountCommand
    ) async throws {
        let email = (try? EmailAddress(typed))?.value ?? typed
        guard let user = try await users.user(email: email),
            try await users.change(user: user.id, by: [command], at: now()) != nil
        else { throw ConfigurationError("There is no account with the address \(typed).") }
        logger.record(event, of: user.id)
    }
}
