public import Foundation

/// Operations of an owner on an accepted analysis.
public protocol LifecycleRepository: Sendable {
    /// Stops a queued or running analysis: it ends as failed with the code `cancelled`, and its worker's fence ends.
    /// Throws `absent` when it is not `owner`'s, `conflict` when it has ended.
    func cancel(id: String, owner: String, at: Date) async throws(StorageError) -> AnalysisRecord
    /// Queues a failed analysis again, or a done one whose report cannot be read. Throws `absent`, or `conflict` when it
    /// has ended otherwise, has not ended, or its medium is gone.
    func retry(id: String, owner: String, at: Date) async throws(StorageError) -> AnalysisRecord
    /// Queues a done analysis again with the priority `rerun`; its report becomes the previous one. Throws `absent`, or `conflict` when it is not
    /// done or its medium is gone.
    func rerun(id: String, owner: String, at: Date) async throws(StorageError) -> AnalysisRecord
    /// Stores what the owner knows about the medium. Throws `absent`.
    func setFeedback(_ feedback: Feedback, id: String, owner: String) async throws(StorageError)
    /// Whether a fence is the current one of a running job.
    func holds(id: String, fence: Int64) async throws(StorageError) -> Bool
    /// The analysis that an owner's key has made, if it is still remembered. Throws `keyReused` when the key stands for
    /// another request.
    func analysis(madeWith key: IdempotencyKey, owner: String, at: Date) async throws(StorageError) -> String?
    /// Forgets idempotency keys of requests made before a time.
    func forgetKeys(before: Date) async throws(StorageError)
}
