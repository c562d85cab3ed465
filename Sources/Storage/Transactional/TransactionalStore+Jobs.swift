public import DetectionCore
public import Foundation

/// The queue.
extension TransactionalStore {
    /// Takes a free job: one whose lease has ended, otherwise the oldest of the account whose turn it is.
    public func claim(now: Date, leaseUntil: Date) async throws(StorageError) -> AnalysisRecord? {
        let claimed = try await write(changing: [.queue]) { transaction throws(StorageError) -> StoredAnalysis? in
            guard let job = try transaction.free(at: now) else { return nil }
            let claimed = job.claimed(at: now, until: leaseUntil)
            try transaction.apply(AnalysisChange(from: job, to: claimed))
            return claimed
        }
        return claimed?.record()
    }

    /// Lengthens a lease under its fence.
    public func renew(id: String, fence: Int64, leaseUntil: Date) async throws(StorageError) {
        try await change(job: id) { job throws(StorageError) in try job.renewed(under: fence, until: leaseUntil) }
    }

    /// Appends evidence of a running job under its fence.
    public func append(_ evidence: Evidence, id: String, fence: Int64) async throws(StorageError) {
        let json = try JSONText.encode(evidence)
        try await write { transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id), job.isHeld(under: fence) else { throw .leaseLost }
            try transaction.append(evidence: json, to: id)
        }
    }

    /// Ends a job under its fence: exactly one of report and error.
    public func finish(
        id: String, fence: Int64, at time: Date, outcome: Result<Report, MediaError>, thumbnail: Data?
    ) async throws(StorageError) {
        let outcome = try JobEnding(outcome, at: time)
        try await write { [newID] transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id) else { throw .leaseLost }
            let ended = try job.finished(under: fence, with: outcome, picture: thumbnail != nil)
            try transaction.apply(AnalysisChange(from: job, to: ended), newID: newID)
            if let thumbnail, ended.mayHavePicture { try transaction.put(thumbnail: thumbnail, of: id) }
        }
    }

    /// Gives a job and its attempt back to the queue under its fence, evidence cleared.
    public func release(id: String, fence: Int64) async throws(StorageError) {
        try await change(job: id) { job throws(StorageError) in try job.released(under: fence) }
    }

    /// Whether a fence is the current one of a running job.
    public func holds(id: String, fence: Int64) async throws(StorageError) -> Bool {
        try await lookUp { transaction throws(StorageError) in
            try transaction.analysis(id: id)?.isHeld(under: fence) ?? false
        }
    }

    /// How many jobs are queued.
    public func queued() async throws(StorageError) -> Int {
        try await lookUp { transaction throws(StorageError) in try transaction.waiting() }
    }

    /// How many jobs will be taken before one, as the queue stands; 0 when the job does not wait.
    ///
    /// Of each other account as many go first as of the job's own, and one more when that account stands further ahead.
    public func ahead(of id: String) async throws(StorageError) -> Int {
        try await lookUp { transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id), job.state == .queued,
                let turn = try transaction.turn(of: job.ownerID)
            else { return 0 }
            let own = try transaction.queuedBefore(job)
            return own + (try transaction.waiting(besides: turn, atMost: own))
        }
    }

    private func change(
        job id: String, _ change: @escaping @Sendable (StoredAnalysis) throws(StorageError) -> StoredAnalysis
    ) async throws(StorageError) {
        try await write { transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id) else { throw .leaseLost }
            try transaction.apply(AnalysisChange(from: job, to: change(job)))
        }
    }
}

extension StoreTransaction {
    /// A job whose lease has ended, otherwise the oldest of the account at the front of the line.
    fileprivate func free(at time: Date) throws(StorageError) -> StoredAnalysis? {
        if let abandoned = try abandoned(at: time) { return abandoned }
        guard let turn = try firstTurn() else { return nil }
        return try oldestQueued(of: turn.ownerID)
    }
}
