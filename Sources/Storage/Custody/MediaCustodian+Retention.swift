public import Foundation

/// Making room and keeping time: what goes from the history goes from the store of media too.
extension MediaCustodian {
    /// Changes how long an analysis stays; the medium of an ended one that becomes ephemeral goes at once.
    ///
    /// - Throws: `StorageError` with `absent` or `quotaExceeded`.
    public func retain(
        id: String, owner: String, as retention: Retention, within limit: StorageAmount
    ) async throws(StorageError) -> AnalysisRecord {
        var record = try await analyses.retain(id: id, owner: owner, as: retention, within: limit)
        guard retention.mode == .ephemeral, try await deleteMedium(of: id) else { return record }
        record.objectKey = nil
        return record
    }

    /// Deletes analyses and then keeps another one, all or nothing.
    ///
    /// - Throws: `StorageError` with `absent` or `quotaExceeded`; then nothing was deleted.
    public func clear(
        _ ids: Set<String>, owner: String, thenKeep kept: String?, within limit: StorageAmount
    ) async throws(StorageError) -> [AnalysisRecord] {
        let deleted = try await analyses.clear(ids, owner: owner, thenKeep: kept, within: limit)
        try await deleteMedia(of: deleted)
        return deleted
    }

    /// Deletes what has had its time: media of ephemeral analyses that have ended, analyses past their
    /// end, unfinished uploads and idempotency keys.
    public func expire(at time: Date) async throws(StorageError) {
        for id in try await analyses.endedEphemerals() { _ = try await deleteMedium(of: id) }
        try await deleteMedia(of: try await analyses.deleteExpired(at: time))
        for upload in try await analyses.deleteExpiredUploads(at: time) { discard(upload) }
        try await analyses.forgetKeys(before: time - IdempotencyKey.lifetime)
    }

    /// Says whether there was a medium to delete.
    private func deleteMedium(of id: String) async throws(StorageError) -> Bool {
        guard let key = try await analyses.forgetMedium(id: id) else { return false }
        try await release([key])
        return true
    }

    private func deleteMedia(of deleted: [AnalysisRecord]) async throws(StorageError) {
        try await release(Set(deleted.compactMap(\.objectKey)))
    }
}
