public import Foundation

/// One message for one webhook.
public struct DeliveryRecord: Codable, Sendable, Equatable {
    /// Where it stands.
    public enum State: String, Codable, Sendable { case pending, delivered, failed }

    /// Opaque id, the same for every attempt, so that a receiver can tell repetitions.
    public var id: String
    /// Where it goes.
    public var webhookID: String
    /// The analysis that ended.
    public var analysisID: String
    /// What happened, such as `analysis.done`.
    public var event: String
    /// The message, as it is signed and sent.
    public var body: String
    /// When it happened.
    public var created: Date
    /// Where it stands.
    public var state: State
    /// How often it was sent.
    public var attempts: Int
    /// When it is sent next; nil once it is delivered or has failed.
    public var next: Date?
    /// What the last attempt was answered with; nil without an answer.
    public var status: Int?
    /// Why the last attempt failed, as a code.
    public var error: String?

    /// A message.
    public init(
        id: String, webhookID: String, analysisID: String, event: String, body: String, created: Date, state: State,
        attempts: Int, next: Date?, status: Int?, error: String?
    ) {
        self.id = id
        self.webhookID = webhookID
        self.analysisID = analysisID
        self.event = event
        self.body = body
        self.created = created
        self.state = state
        self.attempts = attempts
        self.next = next
        self.status = status
        self.error = error
    }
}
