public import Foundation

extension TransactionalStore: LifecycleRepository {
    /// Stops a queued or running analysis.
    public func cancel(id: String, owner: String, at time: Date) async throws(StorageError) -> AnalysisRecord {
        try await change(id, owner: owner) { analysis throws(StorageError) in try analysis.cancelled(at: time) }
    }

    /// Queues a failed analysis again, or one whose report cannot be read.
    public func retry(id: String, owner: String, at time: Date) async throws(StorageError) -> AnalysisRecord {
        try await change(id, owner: owner) { analysis throws(StorageError) in try analysis.retried(at: time) }
    }

    /// Queues a done analysis again; its report becomes the previous one.
    public func rerun(id: String, owner: String, at time: Date) async throws(StorageError) -> AnalysisRecord {
        try await change(id, owner: owner) { analysis throws(StorageError) in try analysis.rerun(at: time) }
    }

    /// Stores what the owner knows about the medium.
    public func setFeedback(_ feedback: Feedback, id: String, owner: String) async throws(StorageError) {
        _ = try await change(id, owner: owner) { analysis throws(StorageError) in try analysis.judged(feedback) }
    }

    /// The analysis that an owner's key has made within its lifetime.
    public func analysis(
        madeWith key: IdempotencyKey, owner: String, at time: Date
    ) async throws(StorageError) -> String? {
        try await lookUp { transaction throws(StorageError) in
            try transaction.request(key.key, of: owner)?.analysis(for: key, at: time)
        }
    }

    /// Forgets idempotency keys of requests made before a time.
    public func forgetKeys(before time: Date) async throws(StorageError) {
        try await write { transaction throws(StorageError) in
            try transaction.deleteRequests(before: time, limit: Self.batch)
        }
    }

    private func change(
        _ id: String, owner: String,
        _ change: @escaping @Sendable (StoredAnalysis) throws(StorageError) -> StoredAnalysis
    ) async throws(StorageError) -> AnalysisRecord {
        try await write(changing: [.account(owner)]) { [newID] transaction throws(StorageError) in
            guard let analysis = try transaction.owned(id, by: owner) else { throw .absent }
            let changed = try change(analysis)
            try transaction.apply(AnalysisChange(from: analysis, to: changed), newID: newID)
            return try transaction.withEvidence(changed)
        }.record
    }
}
