public import Foundation

/// One message for one webhook.
public struct DeliveryRecord: Codable, Sendable, Equatable {
    /// The state.
    public enum State: String, Codable, Sendable { case pending, delivered, failed }

    /// Opaque id, the same for every attempt, so that a receiver can tell repetitions.
    public var id: String
    /// Target address.
    public var webhookID: String
    /// The analysis that ended.
    public var analysisID: String
    /// The event, such as `analysis.done`.
    public var event: String
    /// The message, as it is signed and sent.
    public var body: String
    /// Time of the event.
    public var created: Date
    /// The state.
    public var state: State
    /// Number of attempts.
    public var attempts: Int
    /// Time of the next attempt; nil once it is delivered or has failed.
    public var next: Date?
    /// HTTP status of the last attempt; nil without an answer.
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
