public import Foundation

/// A key to be made.
public struct APIKeyRequest: Codable, Sendable, Equatable {
    /// The scope of a key.
    public enum Scope: String, Codable, Sendable, CaseIterable {
        /// Read the history, reports and media.
        case read
        /// Hand media in, change and delete.
        case write
    }

    /// Longest name, in bytes of UTF-8.
    public static let nameLimit = 240

    /// What its owner calls it, 1 to `nameLimit` bytes in UTF-8.
    public var name: String
    /// Its scopes; at least one.
    public var scopes: [Scope]
    /// Expiry; nil for never.
    public var expires: Date?

    /// A request.
    public init(name: String, scopes: [Scope], expires: Date? = nil) {
        self.name = name
        self.scopes = scopes
        self.expires = expires
    }
}
