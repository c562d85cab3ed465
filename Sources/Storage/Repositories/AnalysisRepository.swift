public import DetectionCore
public import Foundation

/// Analyses, their jobs and reports.
///
/// Times are kept to the microsecond, those inside a report to the second; changes
/// are durable on return.
///
/// A record lives as long as its account. A write under a fence that is not current throws `leaseLost`, whoever
/// holds the job now and whether or not it has ended.
public protocol AnalysisRepository: Sendable {
    /// The time by which leases are given and end: one clock for all processes that share the store.
    func now() async throws(StorageError) -> Date
    /// The analysis with an id, if it belongs to `owner`.
    func analysis(id: String, owner: String) async throws(StorageError) -> AnalysisRecord?
    /// A page of those of an owner's analyses that a filter means, newest first (by creation, then id), after the cursor.
    func page(
        owner: String, matching: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord]
    /// The same page, of each analysis what a list shows.
    func summaries(
        owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisSummary]
    /// Deletes one if it belongs to `owner`; returns what was deleted, so that its medium can go too.
    func delete(id: String, owner: String) async throws(StorageError) -> AnalysisRecord?
    /// The newest of an owner's kept analyses of a medium that did not fail; nil as well when the owner has used
    /// `key` for a request, whose repetition it is then.
    func duplicate(of objectKey: String, owner: String, unlessRepeating key: String?) async throws(StorageError)
        -> String?

    /// Takes a free job for a worker with a name: state `running`, attempts and fence one up, evidence of an earlier holder
    /// cleared.
    ///
    /// A job whose lease has ended comes first; after its last attempt it is given up instead. Then accounts take turns:
    /// each stands in the line of a priority once, however many jobs it has waiting there, gives its oldest, and goes to
    /// the end of the line. `Turn` says how lines go together.
    func claim(now: Date, leaseUntil: Date, by worker: String) async throws(StorageError) -> AnalysisRecord?
    /// Lengthens a lease. Throws `leaseLost` when the fence is not the current one.
    func renew(id: String, fence: Int64, leaseUntil: Date) async throws(StorageError)
    /// Appends evidence of a running job under its fence.
    func append(_ evidence: Evidence, id: String, fence: Int64) async throws(StorageError)
    /// Ends a job under its fence: exactly one of report and error. The separate evidence goes; the report has its own.
    /// The small picture (a JPEG file) stays as long as the medium; one that is ephemeral is not stored.
    func finish(
        id: String, fence: Int64, at: Date, outcome: Result<Report, MediaError>, thumbnail: Data?
    ) async throws(StorageError)
    /// The small picture of an analysis, if it belongs to `owner` and has one.
    func thumbnail(id: String, owner: String) async throws(StorageError) -> Data?
    /// Gives a job back to the queue under its fence, as if it had not been taken: evidence cleared, attempts one down.
    func release(id: String, fence: Int64, at: Date) async throws(StorageError)
    /// Ends an attempt that came to nothing through no fault of the medium: evidence cleared, the job rests by the store's
    /// `RetryRule` or is given up.
    ///
    /// - Parameter chance: How much of the second half of the rest it gets, 0…1.
    func setBack(id: String, fence: Int64, by setback: Setback, chance: Double) async throws(StorageError)
    /// How many jobs are queued, those that rest included.
    func queued() async throws(StorageError) -> Int
    /// How many jobs will be taken before a waiting one, as the line stands; 0 when it does not wait there.
    func ahead(of id: String) async throws(StorageError) -> Int
}

extension AnalysisRepository {
    /// Ends a job without a small picture.
    public func finish(
        id: String, fence: Int64, at time: Date, outcome: Result<Report, MediaError>
    ) async throws(StorageError) {
        try await finish(id: id, fence: fence, at: time, outcome: outcome, thumbnail: nil)
    }

    /// A page of all of an owner's analyses, newest first.
    public func page(
        owner: String, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord] {
        try await page(owner: owner, matching: HistoryFilter(), after: cursor, limit: limit)
    }
}
