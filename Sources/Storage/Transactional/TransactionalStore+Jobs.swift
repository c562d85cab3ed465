public import DetectionCore
public import Foundation

/// The queue.
extension TransactionalStore {
    /// Takes a free job: one whose lease has ended, otherwise the oldest of the account whose turn it is.
    public func claim(
        now: Date, leaseUntil: Date, by worker: String
    ) async throws(StorageError) -> AnalysisRecord? {
        let claimed = try await write(changing: [.queue]) {
            [newID, retries] transaction throws(StorageError) -> StoredAnalysis? in
            for job in try transaction.rested(at: now, limit: Self.few) {
                try transaction.apply(AnalysisChange(from: job, to: job.rested(at: now)))
            }
            for _ in 0..<Self.few {
                guard let job = try transaction.abandoned(at: now) else { break }
                let next = try job.takenOver(at: now, until: leaseUntil, by: worker, rule: retries)
                try transaction.apply(AnalysisChange(from: job, to: next), newID: newID)
                if next.state == .running { return next }
            }
            guard let turn = try transaction.firstTurn(),
                let job = try transaction.oldestWaiting(of: turn.ownerID, turn.priority)
            else { return nil }
            let claimed = job.claimed(at: now, until: leaseUntil, by: worker)
            try transaction.apply(AnalysisChange(from: job, to: claimed))
            return claimed
        }
        return claimed?.record()
    }

    /// Most jobs besides the one that is taken that a claim changes.
    private static var few: Int { 8 }

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
            transaction.news.add(.analysis(id))
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
    public func release(id: String, fence: Int64, at time: Date) async throws(StorageError) {
        try await change(job: id) { job throws(StorageError) in try job.released(under: fence, at: time) }
    }

    /// Ends an attempt that came to nothing: the job rests, or is given up.
    public func setBack(
        id: String, fence: Int64, by setback: Setback, chance: Double
    ) async throws(StorageError) {
        try await change(job: id) { [retries] job throws(StorageError) in
            try job.setBack(under: fence, by: setback, rule: retries, chance: chance)
        }
    }

    /// Whether a fence is the current one of a running job.
    public func holds(id: String, fence: Int64) async throws(StorageError) -> Bool {
        try await lookUp { transaction throws(StorageError) in
            try transaction.analysis(id: id)?.isHeld(under: fence) ?? false
        }
    }

    /// How many jobs are queued, those that rest included.
    public func queued() async throws(StorageError) -> Int {
        try await lookUp { transaction throws(StorageError) in try transaction.queued() }
    }

    /// How many jobs will be taken before one, as the line stands; 0 when the job does not wait there.
    public func ahead(of id: String) async throws(StorageError) -> Int {
        try await lookUp { transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id), job.isWaiting,
                let turn = try transaction.turn(of: job.ownerID, job.priority)
            else { return 0 }
            let (own, newest) = (try transaction.waitingBefore(job), try transaction.newestTicket() ?? 0)
            let passing = JobPriority.allCases.map { ($0, turn.passing(of: $0, own: own, newest: newest)) }
            return own
                + (try transaction.waiting(besides: turn, passing: Dictionary(uniqueKeysWithValues: passing)))
        }
    }

    private func change(
        job id: String, _ change: @escaping @Sendable (StoredAnalysis) throws(StorageError) -> StoredAnalysis
    ) async throws(StorageError) {
        try await write { [newID] transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id) else { throw .leaseLost }
            try transaction.apply(AnalysisChange(from: job, to: change(job)), newID: newID)
        }
    }
}

extension TransactionalStore: JobRepository {
    /// A page of the jobs in some states, newest first.
    public func jobs(
        in states: Set<JobState>, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord] {
        let found = try await read { transaction throws(StorageError) in
            var found: [StoredAnalysis] = []
            for state in states { found += try transaction.jobs(state, after: cursor, limit: max(0, limit)) }
            return found
        }
        return found.sorted { ($1.created, $1.id) < ($0.created, $0.id) }.prefix(max(0, limit)).map { $0.record() }
    }

    /// The analysis with an id, whosever it is.
    public func job(id: String) async throws(StorageError) -> AnalysisRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.analysis(id: id) }?.record()
    }

    /// Queues a job that failed or was given up again, or ends its rest.
    public func requeue(id: String, at time: Date) async throws(StorageError) -> AnalysisRecord {
        try await write { transaction throws(StorageError) in
            guard let job = try transaction.analysis(id: id) else { throw .absent }
            let next = try job.requeued(at: time)
            try transaction.apply(AnalysisChange(from: job, to: next))
            return next
        }.record()
    }
}
