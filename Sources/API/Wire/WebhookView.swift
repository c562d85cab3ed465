public import Foundation

/// An address that is told when analyses end.
public struct WebhookView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Where messages go.
    public var url: String
    /// When it was made.
    public var created: Date
    /// What signs its messages, in the answer to its making only.
    public var secret: String?

    /// A webhook.
    public init(id: String, url: String, created: Date, secret: String? = nil) {
        self.id = id
        self.url = url
        self.created = created
        self.secret = secret
    }
}
