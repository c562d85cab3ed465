public import Foundation

/// The outcome of one attempt to deliver a message.
public struct DeliveryAttempt: Sendable, Equatable {
    /// The message's state.
    public var state: DeliveryRecord.State
    /// Time of the next attempt; nil unless it is pending.
    public var next: Date?
    /// HTTP status of the answer; nil without one.
    public var status: Int?
    /// Why it failed, as a code; nil when it did not.
    public var error: String?

    /// An attempt.
    public init(state: DeliveryRecord.State, next: Date? = nil, status: Int? = nil, error: String? = nil) {
        self.state = state
        self.next = next
        self.status = status
        self.error = error
    }
}
