public import Foundation

/// A key with which a program acts for an account.
public struct APIKeyRecord: Codable, Sendable, Equatable {
    /// The scope of a key.
    public enum Scope: String, Codable, Sendable, CaseIterable {
        /// Read the history, reports and media.
        case read
        /// Hand media in, change and delete.
        case write
    }

    /// Opaque id.
    public var id: String
    /// The account it acts for.
    public var userID: String
    /// Its owner's name for it.
    public var name: String
    /// Its first characters, to tell keys apart.
    public var prefix: String
    /// SHA-256 of the key.
    public var hash: Data
    /// Its permissions.
    public var scopes: Set<Scope>
    /// Creation time.
    public var created: Date
    /// Expiry; nil for never.
    public var expires: Date?

    /// A key.
    public init(
        id: String, userID: String, name: String, prefix: String, hash: Data, scopes: Set<Scope>, created: Date,
        expires: Date?
    ) {
        self.id = id
        self.userID = userID
        self.name = name
        self.prefix = prefix
        self.hash = hash
        self.scopes = scopes
        self.created = created
        self.expires = expires
    }
}
