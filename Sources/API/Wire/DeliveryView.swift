public import Foundation

/// One message for a webhook, and what became of it.
public struct DeliveryView: Codable, Sendable, Equatable {
    /// The state.
    public enum State: String, Codable, Sendable, CaseIterable { case pending, delivered, failed }

    /// Opaque id; the `webhook-id` of every attempt.
    public var id: String
    /// The event.
    public var event: String
    /// Address of the analysis that ended.
    public var analysis: String
    /// The state.
    public var state: State
    /// Time of the event.
    public var created: Date
    /// Number of attempts.
    public var attempts: Int
    /// Time of the next attempt; nil once it is delivered or has failed.
    public var next: Date?
    /// HTTP status of the last attempt; nil without an answer.
    public var status: Int?
    /// Why the last attempt failed.
    public var error: String?
    /// The same as a code.
    public var cause: DeliveryCause?

    /// A message.
    public init(
        id: String, event: String, analysis: String, state: State, created: Date, attempts: Int, next: Date?,
        status: Int?, error: String?, cause: DeliveryCause?
    ) {
        self.id = id
        self.event = event
        self.analysis = analysis
        self.state = state
        self.created = created
        self.attempts = attempts
        self.next = next
        self.status = status
        self.error = error
        self.cause = cause
    }
}
