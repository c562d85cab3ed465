import DetectionCore
public import Foundation

/// Keeps analyses and their stored media together: no analysis without its medium, no medium without an analysis.
///
/// A small medium is part of its analysis in the database, comes with it and goes with it. A larger one is a blob. Equal
/// ones share it, so taking one in and deleting another analysis of the same bytes may meet. The rule:
/// storing a blob and inserting the row that refers to it is one step under the blob's key, and so is looking
/// for rows and deleting the blob. Whichever step comes first, the other one sees its result. The rule holds within
/// one process, and a data folder belongs to one server at a time.
public final class MediaCustodian: Sendable {
    /// Seconds for which a file that nothing refers to is left alone: somebody may be about to refer to it.
    public static let grace: TimeInterval = 3600

    /// The analyses in custody.
    public let analyses: any HistoryStore
    /// The stored media.
    public let blobs: any BlobStore
    private let staging: Staging
    private let lock = KeyedLock()

    /// The custodian of one pair of stores, and of the uploads on their way into them.
    public init(analyses: any HistoryStore, blobs: any BlobStore, staging: Staging) {
        self.analyses = analyses
        self.blobs = blobs
        self.staging = staging
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
        _ analysis: AnalysisRecord, _ content: ReceivedMedium, within allowance: StorageAllowance,
        key idempotency: IdempotencyKey? = nil, ending upload: String? = nil
    ) async throws(StorageError) -> Admission {
        guard let key = analysis.objectKey else {
            discard(content)
            throw .failed("The analysis names no stored medium.")
        }
        switch content {
        case .bytes(let bytes):
            return try await analyses.insert(analysis, medium: bytes, within: allowance, key: idempotency)
        case .file(let file):
            return try await accept(
                analysis, file, as: try BlobKey(key), within: allowance, idempotency, ending: upload)
        }
    }

    private func accept(
        _ analysis: AnalysisRecord, _ file: StagedFile, as key: BlobKey, within allowance: StorageAllowance,
        _ idempotency: IdempotencyKey?, ending upload: String?
    ) async throws(StorageError) -> Admission {
        try await lock.withLock(key.digest) { () async throws(StorageError) in
            do throws(StorageError) {
                try await analyses.touch(blob: key.digest, bytes: analysis.media.bytes, at: analyses.now())
                try await blobs.put(file, as: key)
                let admission = try await analyses.insert(
                    analysis, medium: nil, within: allowance, key: idempotency, ending: upload)
                staging.discard(file)
                if case .repeated = admission { try await deleteUnreferenced(key) }
                return admission
            } catch {
                if upload == nil { staging.discard(file) }
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
        return .blob(try BlobKey(key))
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
        try await staging.sweep(keeping: try await analyses.uploadPaths(), writtenBefore: time)
        try await blobs.tidy(begunBefore: time)
        var cursor: BlobKey?
        while true {
            let page = try await blobs.page(after: cursor, limit: Self.sweepBatch)
            try await releaseUnreferenced(Set(page.filter { $0.stored < time }.map(\.key.digest)))
            guard page.count == Self.sweepBatch else { return }
            cursor = page.last?.key
        }
    }

    /// Deletes those of some stored media that no analysis refers to, whether or not the database knows them.
    private func releaseUnreferenced(_ keys: Set<String>) async throws(StorageError) {
        let known = try await analyses.blobs(among: keys)
        for key in keys where known[key]?.references ?? 0 == 0 {
            if known[key] == nil { try await analyses.touch(blob: key, bytes: 0, at: analyses.now()) }
            try await releaseMedium(key)
        }
    }

    /// Media whose references are looked up at once.
    private static let sweepBatch = 1000

    /// Forgets a medium that was received and not taken in.
    public func discard(_ content: ReceivedMedium) {
        if case .file(let file) = content { staging.discard(file) }
    }

    /// Deletes the file of an upload.
    func discard(_ upload: UploadRecord) {
        if let file = staging.file(named: upload.path) { staging.discard(file) }
    }

    /// Deletes a medium unless an analysis refers to it.
    public func releaseMedium(_ key: String) async throws(StorageError) {
        let key = try BlobKey(key)
        try await lock.withLock(key.digest) { () async throws(StorageError) in try await deleteUnreferenced(key) }
    }

    private func deleteUnreferenced(_ key: BlobKey) async throws(StorageError) {
        guard try await analyses.claimDoomed(among: [key.digest], at: analyses.now()).contains(key.digest) else {
            return
        }
        try await blobs.delete(key)
        try await analyses.forget(blob: key.digest)
    }
}
