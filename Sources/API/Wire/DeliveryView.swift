public import Foundation

/// One message for a webhook, and what became of it.
public struct DeliveryView: Codable, Sendable, Equatable {
    /// Where it stands.
    public enum State: String, Codable, Sendable, CaseIterable { case pending, delivered, failed }

    /// Opaque id; the `webhook-id` of every attempt.
    public var id: String
    /// What happened.
    public var event: String
    /// Address of the analysis that ended.
    public var analysis: String
    /// Where it stands.
    public var state: State
    /// When it happened.
    public var created: Date
    /// How often it was sent.
    public var attempts: Int
    /// When it is sent next; nil once it is delivered or has failed.
    public var next: Date?
    /// What the last attempt was answered with; nil without an answer.
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
