public import Foundation

/// What workers do to an analysis.
///
/// A worker holds a job by its fencing token. Every change it asks for names the token, so one that lost its lease cannot
/// touch the job of the next.
extension StoredAnalysis {
    /// Taken by a worker: attempts and fence one up.
    public func claimed(at time: Date, until lease: Date) -> StoredAnalysis {
        var next = self
        next.state = .running
        next.attempts += 1
        next.fence += 1
        next.leaseUntil = lease
        next.started = started ?? time
        return next
    }

    /// With a longer lease.
    ///
    /// Throws `leaseLost` when the fence is not the current one of a running job.
    public func renewed(under fence: Int64, until lease: Date) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence)
        next.leaseUntil = lease
        return next
    }

    /// Back in the queue, as if it had not been taken: attempts one down.
    ///
    /// Throws `leaseLost`.
    public func released(under fence: Int64) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence)
        next.state = .queued
        next.leaseUntil = nil
        next.attempts = max(0, attempts - 1)
        return next
    }

    /// Ended with a report or an error.
    ///
    /// Throws `leaseLost`.
    ///
    /// A small picture is stored unless the analysis is ephemeral or its medium is gone; one of before stays.
    public func finished(
        under fence: Int64, with ending: JobEnding, picture: Bool
    ) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence)
        next.leaseUntil = nil
        next.finished = ending.time
        next.state = ending.state
        (next.report, next.verdict, next.probability) = (ending.report, ending.verdict, ending.probability)
        (next.error, next.errorCode) = (ending.error, ending.errorCode)
        if picture, mayHavePicture { next.hasThumbnail = true }
        return next
    }

    /// Whether a small picture of the medium may be stored.
    public var mayHavePicture: Bool { retention.mode != .ephemeral && objectKey != nil }

    /// Whether a fence is the current one of a running job.
    public func isHeld(under fence: Int64) -> Bool { state == .running && self.fence == fence }

    private func held(under fence: Int64) throws(StorageError) -> StoredAnalysis {
        guard isHeld(under: fence) else { throw .leaseLost }
        return self
    }
}
