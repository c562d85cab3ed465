import DetectionCore
public import Foundation

/// What workers do to an analysis.
///
/// A worker holds a job by its fencing token. Every change it asks for names the token, so one that lost its lease cannot
/// touch the job of the next.
extension StoredAnalysis {
    /// Taken by a worker: attempts and fence one up.
    public func claimed(at time: Date, until lease: Date, by holder: String) -> StoredAnalysis {
        var next = self
        next.state = .running
        next.attempts += 1
        next.fence += 1
        next.leaseUntil = lease
        next.started = started ?? time
        next.since = time
        next.holder = holder
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

    /// Back in the line, as if it had not been taken: attempts one down.
    ///
    /// Throws `leaseLost`.
    public func released(under fence: Int64, at time: Date) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence).unheld(at: time)
        next.attempts = max(0, attempts - 1)
        return next
    }

    /// Set back by what is no fault of its medium: it rests, or is given up after its last attempt.
    ///
    /// A store that is away costs no attempt: however long that lasts, no job is given up for it.
    /// Throws `leaseLost`.
    ///
    /// - Parameter chance: How much of the second half of the rest it gets, 0…1.
    public func setBack(
        under fence: Int64, by setback: Setback, rule: RetryRule, chance: Double
    ) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence).noting(setback)
        if setback.reason == .storeAway {
            next.attempts = max(0, attempts - 1)
        } else if rule.givesUp(after: attempts) {
            return try next.givenUp(because: setback.reason, at: setback.time)
        }
        let rest = rule.rest(after: next.setbacks, chance: chance)
        next = next.unheld(at: setback.time)
        next.restUntil = setback.time + rest
        return next
    }

    /// Back in the line after its rest.
    public func rested(at time: Date) -> StoredAnalysis {
        var next = self
        next.restUntil = nil
        next.since = time
        return next
    }

    /// Taken from a worker whose lease has ended, or given up after its last attempt.
    ///
    /// The lease was its rest: the next worker begins at once.
    public func takenOver(
        at time: Date, until lease: Date, by holder: String, rule: RetryRule
    ) throws(StorageError) -> StoredAnalysis {
        let noted = try noting(Setback(.workerLost, at: time))
        return rule.givesUp(after: attempts)
            ? try noted.givenUp(because: .workerLost, at: time) : noted.claimed(at: time, until: lease, by: holder)
    }

    /// Ended with a report or an error.
    ///
    /// Throws `leaseLost`.
    ///
    /// A small picture is stored unless the analysis is ephemeral or its medium is gone; one of before stays.
    public func finished(
        under fence: Int64, with ending: JobEnding, picture: Bool
    ) throws(StorageError) -> StoredAnalysis {
        var next = try held(under: fence).ended(at: ending.time)
        next.state = ending.state
        next.setback = nil
        (next.report, next.summary) = (ending.report, ending.summary)
        (next.verdict, next.probability) = (ending.verdict, ending.probability)
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

    private func unheld(at time: Date) -> StoredAnalysis {
        var next = self
        next.state = .queued
        next.leaseUntil = nil
        next.holder = nil
        next.since = time
        return next
    }

    /// Failed for now with an error, without worker and without rest.
    func failed(with error: MediaError, at time: Date) throws(StorageError) -> StoredAnalysis {
        var next = ended(at: time)
        next.state = .failed
        next.error = try JSONText.encode(error)
        next.errorCode = error.code.rawValue
        return next
    }

    private func ended(at time: Date) -> StoredAnalysis {
        var next = self
        next.leaseUntil = nil
        next.holder = nil
        next.restUntil = nil
        next.since = nil
        next.finished = time
        return next
    }

    /// How many setbacks in a row it had.
    private var setbacks: Int { setback.flatMap { JSONText.readable(Setback.self, $0) }?.count ?? 0 }

    private func noting(_ setback: Setback) throws(StorageError) -> StoredAnalysis {
        var (next, setback) = (self, setback)
        setback.count = setbacks + 1
        next.setback = try JSONText.encode(setback)
        return next
    }

    private func givenUp(because reason: Setback.Reason, at time: Date) throws(StorageError) -> StoredAnalysis {
        let cause =
            switch reason {
            case .workerLost: "The analysis stopped \(attempts) times without a result."
            case .mediumUnreadable, .storeAway: "The server could not read the stored file in \(attempts) tries."
            }
        let remedy = "It was given up; whoever runs the server sees why. Try it again later, or hand the file in again."
        return try failed(with: MediaError(.gaveUp, "\(cause) \(remedy)"), at: time)
    }
}
