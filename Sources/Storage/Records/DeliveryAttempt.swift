public import Foundation

/// What came of one attempt to deliver a message.
public struct DeliveryAttempt: Sendable, Equatable {
    /// Where the message stands now.
    public var state: DeliveryRecord.State
    /// When it is sent next; nil unless it is pending.
    public var next: Date?
    /// What it was answered with; nil without an answer.
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
