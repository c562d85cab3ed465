public import Foundation

/// What happens to a message for a webhook.
extension DeliveryRecord {
    /// Taken by a sender: attempts one up, and due again at `retry` in case the sender dies.
    public func claimed(retry: Date) -> DeliveryRecord {
        var next = self
        next.attempts += 1
        next.next = retry
        return next
    }

    /// With the outcome of an attempt; nil when the attempt is not its last or it is settled.
    public func settled(attempt: Int, as outcome: DeliveryAttempt) -> DeliveryRecord? {
        guard state == .pending, attempts == attempt else { return nil }
        var next = self
        next.state = outcome.state
        next.next = outcome.next
        next.status = outcome.status
        next.error = outcome.error
        return next
    }

    /// Sent again from a time on, as if never tried.
    ///
    /// Throws `conflict` while it is pending.
    public func replayed(at time: Date) throws(StorageError) -> DeliveryRecord {
        guard state != .pending else { throw .conflict }
        var next = self
        next.state = .pending
        next.attempts = 0
        next.next = time
        return next
    }
}
