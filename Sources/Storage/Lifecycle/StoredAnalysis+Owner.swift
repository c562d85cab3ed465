import DetectionCore
public import Foundation

/// What owners do to an analysis, and what time does.
extension StoredAnalysis {
    /// Retained as its owner's storage allows.
    ///
    /// Throws `quotaExceeded` when not even holding it is allowed.
    public func admitted(
        within allowance: StorageAllowance, beside usage: StorageUsage
    ) throws(StorageError) -> StoredAnalysis {
        guard let retention = allowance.admit(amount, as: retention, beside: usage, at: created) else {
            throw .quotaExceeded
        }
        var next = self
        next.retention = retention
        return next
    }

    /// Stopped: failed with the code `cancelled`, and the worker's fence ends.
    ///
    /// Throws `conflict` when it has ended.
    public func cancelled(at time: Date) throws(StorageError) -> StoredAnalysis {
        guard !isEnded else { throw .conflict }
        var next = try failed(with: MediaError(.cancelled, "The analysis was cancelled."), at: time)
        next.fence += 1
        return next
    }

    /// Queued again after it failed, or after another version wrote its report.
    ///
    /// Throws `conflict` when it has ended
    /// otherwise, has not ended, or its medium is gone.
    public func retried(at time: Date) throws(StorageError) -> StoredAnalysis {
        guard objectKey != nil, state == .failed || isUnreadable else { throw .conflict }
        return queuedAgain(at: time)
    }

    /// Queued again by an operator: tried again after it failed, or without waiting for the end of its rest.
    ///
    /// Throws `conflict` as `retried` does.
    public func requeued(at time: Date) throws(StorageError) -> StoredAnalysis {
        jobState == .resting ? rested(at: time) : try retried(at: time)
    }

    /// Queued again after it was done, behind what is more urgent; its report becomes the previous one.
    ///
    /// Throws `conflict` when it is not done or its
    /// medium is gone.
    public func rerun(at time: Date) throws(StorageError) -> StoredAnalysis {
        guard objectKey != nil, state == .done else { throw .conflict }
        var next = queuedAgain(at: time)
        next.priority = .rerun
        return next
    }

    private func queuedAgain(at time: Date) -> StoredAnalysis {
        var next = self
        next.previous = report ?? previous
        (next.report, next.summary, next.verdict, next.probability) = (nil, nil, nil, nil)
        (next.error, next.errorCode) = (nil, nil)
        next.state = .queued
        next.since = time
        next.setback = nil
        next.attempts = 0
        next.started = nil
        next.finished = nil
        return next
    }

    /// With its owner's judgement of the medium.
    public func judged(_ feedback: Feedback) throws(StorageError) -> StoredAnalysis {
        var next = self
        next.feedback = try JSONText.encode(feedback)
        return next
    }

    /// Retained otherwise.
    ///
    /// Throws `quotaExceeded` when it was not kept and keeping it would exceed the limit; one that is
    /// kept already stays kept, however much there is.
    public func retained(
        as retention: Retention, within limit: StorageAmount, beside usage: StorageUsage
    ) throws(StorageError) -> StoredAnalysis {
        let isNew = self.retention.mode != .keep && retention.mode == .keep
        guard !isNew || (usage.kept + amount).fits(limit) else { throw .quotaExceeded }
        var next = self
        next.retention = retention
        return next
    }

    /// Without its medium and the small picture of it; nil when it has not ended or its medium is gone.
    public func withoutMedium() -> StoredAnalysis? {
        guard isEnded, objectKey != nil else { return nil }
        var next = self
        next.objectKey = nil
        next.isInline = false
        next.bytes = 0
        next.hasThumbnail = false
        return next
    }
}
