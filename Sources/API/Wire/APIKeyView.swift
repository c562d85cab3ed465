public import Foundation

/// A key with which a program acts for an account.
public struct APIKeyView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Its owner's name for it.
    public var name: String
    /// Its first characters, to tell keys apart.
    public var prefix: String
    /// Its permissions.
    public var scopes: [APIKeyRequest.Scope]
    /// Creation time.
    public var created: Date
    /// Expiry; nil for never.
    public var expires: Date?
    /// The key itself, in the answer to its making only.
    public var key: String?

    /// A key.
    public init(
        id: String, name: String, prefix: String, scopes: [APIKeyRequest.Scope], created: Date, expires: Date?,
        key: String? = nil
    ) {
        self.id = id
        self.name = name
        self.prefix = prefix
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.key = key
    }
}
