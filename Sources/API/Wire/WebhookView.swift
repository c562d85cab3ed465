public import Foundation

/// An address that is told when analyses end.
public struct WebhookView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Target address of the messages.
    public var url: String
    /// Creation time.
    public var created: Date
    /// The signing secret, in the answer to its creation only.
    public var secret: String?

    /// A webhook.
    public init(id: String, url: String, created: Date, secret: String? = nil) {
        self.id = id
        self.url = url
        self.created = created
        self.secret = secret
    }
}
