public import Foundation

/// One account.
public struct UserRecord: Codable, Sendable, Equatable {
    /// The role of an account.
    public enum Role: String, Codable, Sendable { case user, admin, guest }

    /// Opaque id.
    public var id: String
    /// Address, lower case; unique.
    public var email: String
    /// Argon2id string; empty for an account that no password opens: the guest's, and those that a provider opens.
    public var passwordHash: String
    /// Its permissions.
    public var role: Role
    /// Creation time.
    public var created: Date
    /// Most that it may keep; nil for the server's limit.
    public var limit: StorageAmount?
    /// Default retention of its new analyses.
    public var retention: RetentionDefault
    /// Time at which an administrator disabled it; nil while it may be used.
    public var disabled: Date?
    /// Who its owner is to an identity provider; nil for one that only a password opens.
    public var identity: ProviderIdentity?

    /// Whether a password opens it.
    public var hasPassword: Bool { !passwordHash.isEmpty }

    /// An account.
    public init(
        id: String, email: String, passwordHash: String, role: Role, created: Date, limit: StorageAmount? = nil,
        retention: RetentionDefault = RetentionDefault(), disabled: Date? = nil, identity: ProviderIdentity? = nil
    ) {
        self.id = id
        self.email = email
        self.passwordHash = passwordHash
        self.role = role
        self.created = created
        self.limit = limit
        self.retention = retention
        self.disabled = disabled
        self.identity = identity
    }
}
