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

    /// An account.
    public init(id: String, email: String, passwordHash: String, role: Role, created: Date) {
        self.id = id
        self.email = email
        self.passwordHash = passwordHash
        self.role = role
        self.created = created
    }
}
