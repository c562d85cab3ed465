public import Foundation

/// One account.
public struct UserRecord: Codable, Sendable, Equatable {
    /// What an account may do.
    public enum Role: String, Codable, Sendable { case user, admin, guest }

    /// Opaque id.
    public var id: String
    /// Address, lower case; unique.
    public var email: String
    /// Argon2id string; empty for the guest account, which no password opens.
    public var passwordHash: String
    /// What it may do.
    public var role: Role
    /// When it was made.
    public var created: Date
    /// Most that it may keep; nil for the server's limit.
    public var limit: StorageAmount?
    /// What happens to its new analyses.
    public var retention: RetentionDefault
    /// When an administrator disabled it; nil while it may be used.
    public var disabled: Date?

    /// An account.
    public init(
        id: String, email: String, passwordHash: String, role: Role, created: Date, limit: StorageAmount? = nil,
        retention: RetentionDefault = RetentionDefault(), disabled: Date? = nil
    ) {
        self.id = id
        self.email = email
        self.passwordHash = passwordHash
        self.role = role
        self.created = created
        self.limit = limit
        self.retention = retention
        self.disabled = disabled
    }
}
