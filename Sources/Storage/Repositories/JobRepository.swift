public import Foundation

/// The queue as whoever runs the server sees it, across all accounts.
public protocol JobRepository: Sendable {
    /// A page of the jobs in some states, newest first (by creation, then id), after the cursor.
    func jobs(
        in states: Set<JobState>, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord]
    /// The analysis with an id, whosever it is and whatever its state.
    func job(id: String) async throws(StorageError) -> AnalysisRecord?
    /// Queues a job that failed or was given up again, or ends its rest. Throws `absent`, or `conflict` when it is in another
    /// state or its medium is gone.
    func requeue(id: String, at: Date) async throws(StorageError) -> AnalysisRecord
}
