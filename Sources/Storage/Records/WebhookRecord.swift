public import Foundation

/// An address that is told when an account's analyses end.
public struct WebhookRecord: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The account it belongs to.
    public var ownerID: String
    /// Target address of the messages.
    public var url: String
    /// The signing secret; signing needs the secret itself, a hash would not do.
    public var secret: Data
    /// Creation time.
    public var created: Date

    /// A webhook.
    public init(id: String, ownerID: String, url: String, secret: Data, created: Date) {
        self.id = id
        self.ownerID = ownerID
        self.url = url
        self.secret = secret
        self.created = created
    }
}
