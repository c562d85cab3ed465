/// A webhook to be made.
public struct WebhookRequest: Codable, Sendable, Equatable {
    /// Where messages go: an https address on the public internet.
    public var url: String

    /// A request.
    public init(url: String) { self.url = url }
}
