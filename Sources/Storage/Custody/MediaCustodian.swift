public import Foundation

/// Keeps analyses and their stored media together: no analysis without its medium, no medium without an analysis.
///
/// A small medium is part of its analysis in the database, comes with it and goes with it. A larger one is an object. Equal
/// ones share it, so taking one in and deleting another analysis of the same bytes may meet. The rule:
/// committing an object and inserting the row that refers to it is one step under the object's key, and so is looking
/// for rows and deleting the object. Whichever step comes first, the other one sees its result. The rule holds within
/// one process, and a data folder belongs to one server at a time.
public final class MediaCustodian: Sendable {
    /// Seconds for which a file that nothing refers to is left alone: somebody may be about to refer to it.
    public static let grace: TimeInterval = 3600

    /// The analyses in custody.
    public let analyses: any HistoryStore
    private let objects: any ObjectStore
    private let lock = KeyedLock()

    /// The custodian of one pair of stores.
    public init(analyses: any HistoryStore, objects: any ObjectStore) {
        self.analyses = analyses
        self.objects = objects
    }

    /// Takes in an uploaded medium and the analysis that asked for it; both are durable on return.
    ///
    /// - Parameters:
    ///   - analysis: A queued analysis whose `objectKey` is the medium's digest.
    ///   - content: The medium; a file is a fully written upload, and gone afterwards.
    ///   - allowance: What its owner may store.
    ///   - idempotency: The key of the request, if it has one.
    ///   - upload: Id of the resumable upload that the file is. It ends in the transaction that adds the analysis; after a
    ///     failure it is there as before, with its file.
    /// - Returns: How the analysis is retained, or which one the same request had made already.
    /// - Throws: `StorageError`; then there is neither an analysis nor a medium that only this one needed. `absent` when
    ///   the resumable upload is gone.
    @discardableResult
    public func accept(
        _ analysis: AnalysisRecord, _ content: MediumContent, within allowance: StorageAllowance,
        key idempotency: IdempotencyKey? = nil, ending upload: String? = nil
    ) async throws(StorageError) -> Admission {
        guard let key = analysis.objectKey else {
            discard(content)
            throw .failed("The analysis names no stored medium.")
        }
        switch content {
        case .bytes(let bytes):
            return try await analyses.insert(analysis, medium: bytes, within: allowance, key: idempotency)
        case .file(let path):
            return try await accept(analysis, file: path, as: key, within: allowance, idempotency, ending: upload)
        }
    }

    private func accept(
        _ analysis: AnalysisRecord, file temporaryPath: String, as key: String, within allowance: StorageAllowance,
        _ idempotency: IdempotencyKey?, ending upload: String?
    ) async throws(StorageError) -> Admission {
        try await lock.withLock(key) { () async throws(StorageError) in
            do throws(StorageError) {
                try await objects.commit(temporaryPath: temporaryPath, key: key)
                let admission = try await analyses.insert(
                    analysis, medium: nil, within: allowance, key: idempotency, ending: upload)
                objects.discard(temporaryPath: temporaryPath)
                if case .repeated = admission { try await deleteUnreferenced(key) }
                return admission
            } catch {
                if upload == nil { objects.discard(temporaryPath: temporaryPath) }
                try? await deleteUnreferenced(key)
                throw error
            }
        }
    }

    /// The medium of an analysis; nil once it is deleted.
    public func medium(of analysis: AnalysisRecord) async throws(StorageError) -> MediumContent? {
        guard let key = analysis.objectKey else { return nil }
        // A small medium may be a file all the same: one that came in pieces, or before the database held any.
        if analysis.amount.bytes <= MediumContent.inlineLimit, let bytes = try await analyses.medium(id: analysis.id) {
            return .bytes(bytes)
        }
        return .file(try objects.path(of: key))
    }

    /// Deletes an analysis if it belongs to `owner`, and its medium if nothing else refers to it.
    ///
    /// - Returns: What was deleted, or nil if there was nothing to delete.
    @discardableResult
    public func delete(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        guard let deleted = try await analyses.delete(id: id, owner: owner) else { return nil }
        if let key = deleted.objectKey { try await releaseMedium(key) }
        return deleted
    }

    /// Removes what a crash left behind: files of uploads that nothing refers to, and media that no analysis refers to.
    ///
    /// - Parameter time: Files that were written since are left alone.
    public func sweep(writtenBefore time: Date = Date() - grace) async throws(StorageError) {
        try await objects.sweep(keeping: try await analyses.uploadPaths(), writtenBefore: time)
        let keys = try await objects.keys(storedBefore: time)
        for start in stride(from: 0, to: keys.count, by: Self.sweepBatch) {
            let batch = Array(keys[start..<min(start + Self.sweepBatch, keys.count)])
            let referenced = try await analyses.referenced(among: batch)
            for key in batch where !referenced.contains(key) { try await releaseMedium(key) }
        }
    }

    /// Media whose references are looked up at once.
    private static let sweepBatch = 1000

    /// Forgets a medium that was received and not taken in.
    public func discard(_ content: MediumContent) {
        if case .file(let path) = content { objects.discard(temporaryPath: path) }
    }

    /// Deletes the file of an upload.
    func discard(_ upload: UploadRecord) {
        objects.discard(temporaryPath: objects.temporaryPath(of: upload.path))
    }

    /// Deletes a medium unless an analysis refers to it.
    public func releaseMedium(_ key: String) async throws(StorageError) {
        try await lock.withLock(key) { () async throws(StorageError) in try await deleteUnreferenced(key) }
    }

    private func deleteUnreferenced(_ key: String) async throws(StorageError) {
        guard try await !analyses.isReferenced(objectKey: key) else { return }
        try await objects.delete(key: key)
    }
}
