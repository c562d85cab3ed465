/// Keeps analyses and their stored media together: no analysis without its medium, no medium without an analysis.
///
/// Equal media share one object, so taking one in and deleting another analysis of the same bytes may meet. The rule:
/// committing an object and inserting the row that refers to it is one step under the object's key, and so is looking
/// for rows and deleting the object. Whichever step comes first, the other one sees its result. The rule holds within
/// one process: exactly one process takes media in and deletes them, and it does both through one custodian.
public final class MediaCustodian: Sendable {
    private let analyses: any AnalysisRepository
    private let objects: any ObjectStore
    private let lock = KeyedLock()

    /// The custodian of one pair of stores.
    public init(analyses: any AnalysisRepository, objects: any ObjectStore) {
        self.analyses = analyses
        self.objects = objects
    }

    /// Takes in an uploaded medium and the analysis that asked for it; both are durable on return.
    ///
    /// - Parameters:
    ///   - analysis: A queued analysis whose `objectKey` is the medium's digest.
    ///   - temporaryPath: The fully written upload. It is gone afterwards, also after a failure.
    /// - Throws: `StorageError`; then there is neither an analysis nor a medium that only this one needed.
    public func accept(_ analysis: AnalysisRecord, temporaryPath: String) async throws(StorageError) {
        guard let key = analysis.objectKey else {
            objects.discard(temporaryPath: temporaryPath)
            throw .failed("The analysis names no stored medium.")
        }
        try await lock.withLock(key) { () async throws(StorageError) in
            do throws(StorageError) {
                try await objects.commit(temporaryPath: temporaryPath, key: key)
                try await analyses.insert(analysis)
            } catch {
                objects.discard(temporaryPath: temporaryPath)
                try? await deleteUnreferenced(key)
                throw error
            }
        }
    }

    /// Deletes an analysis if it belongs to `owner`, and its medium if nothing else refers to it.
    ///
    /// - Returns: What was deleted, or nil if there was nothing to delete.
    @discardableResult
    public func delete(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        guard let deleted = try await analyses.delete(id: id, owner: owner) else { return nil }
        guard let key = deleted.objectKey else { return deleted }
        try await lock.withLock(key) { () async throws(StorageError) in try await deleteUnreferenced(key) }
        return deleted
    }

    /// Removes what a crash left behind: old temporary files, and media that no analysis refers to.
    public func sweep() async throws(StorageError) {
        try await objects.sweep()
        for key in try await objects.keys() {
            try await lock.withLock(key) { () async throws(StorageError) in try await deleteUnreferenced(key) }
        }
    }

    private func deleteUnreferenced(_ key: String) async throws(StorageError) {
        guard try await !analyses.isReferenced(objectKey: key) else { return }
        try await objects.delete(key: key)
    }
}
