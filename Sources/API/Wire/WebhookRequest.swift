/// A webhook to be made.
public struct WebhookRequest: Codable, Sendable, Equatable {
    /// Target of the messages: an https address on the public internet.
    public var url: String

    /// A request.
    public init(url: String) { self.url = url }
}
