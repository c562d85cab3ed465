import DetectionCore
public import Foundation

/// Keeps analyses and their stored media together: no analysis without its medium, no medium without an analysis.
///
/// A small medium is part of its analysis in the database, comes with it and goes with it. A larger one is a blob, which
/// equal ones share. The database knows each blob and how many analyses refer to it, so any number of processes may add
/// and delete at a time: see `BlobRecord`, and docs/design/custody.md for why no order of their steps loses a medium.
public final class MediaCustodian: Sendable {
    /// Seconds for which a file that nothing refers to is left alone: somebody may be about to refer to it.
    public static let grace = BlobRecord.grace

    /// The analyses in custody.
    public let analyses: any HistoryStore
    /// The stored media.
    public let blobs: any BlobStore
    private let staging: Staging
    private let repeats: Int

    /// The custodian of one pair of stores, and of the uploads on their way into them.
    ///
    /// - Parameter repeats: How often somebody who adds a blob tries again because somebody is deleting it, after waits from
    ///   5 ms to half a second. As many as there are by default take five seconds, however long an upload takes.
    public init(analyses: any HistoryStore, blobs: any BlobStore, staging: Staging, repeats: Int = 16) {
        self.analyses = analyses
        self.blobs = blobs
        self.staging = staging
        self.repeats = repeats
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
    ///   the resumable upload is gone, `busy` when an equal medium is being deleted all the time.
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
            let key = try BlobKey(key)
            let admission: Admission
            do throws(StorageError) {
                admission = try await untilFree { () async throws(StorageError) in
                    try await analyses.touch(blob: key.digest, bytes: analysis.media.bytes, at: analyses.now())
                    try await blobs.put(file, as: key)
                    return try await analyses.insert(
                        analysis, medium: nil, within: allowance, key: idempotency, ending: upload)
                }
            } catch {
                if upload == nil { staging.discard(file) }
                try? await release([key.digest])
                throw error
            }
            staging.discard(file)
            if case .repeated = admission { try await release([key.digest]) }
            return admission
        }
    }

    /// The medium of an analysis; nil once it is deleted.
    public func medium(of analysis: AnalysisRecord) async throws(StorageError) -> MediumContent? {
        guard let key = analysis.objectKey else { return nil }
        // A small medium may be a blob all the same: one that came in pieces, or before the database held any.
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
        if let key = deleted.objectKey { try await release([key]) }
        return deleted
    }

    /// Deletes those of some blobs that no analysis refers to.
    ///
    /// Those that their store cannot delete now stay doomed in the database, and `sweep` deletes them later.
    public func release(_ keys: Set<String>) async throws(StorageError) {
        guard !keys.isEmpty else { return }
        let doomed = try await analyses.claimDoomed(among: keys, at: analyses.now())
        do throws(StorageError) {
            for key in doomed { try await deleteDoomed(key) }
        } catch {
            // No analysis refers to them any more, and whoever asked for that has got it.
        }
    }

    /// Deletes blobs that nobody has referred to for a time, ends deletions that were not finished, and gives up puts that were
    /// not.
    ///
    /// - Parameter age: Seconds for which what nothing refers to is left alone.
    public func sweep(olderThan age: TimeInterval = grace) async throws(StorageError) {
        let time = try await analyses.now()
        while true {
            let doomed = try await analyses.claimDoomed(touchedBefore: time - age, at: time, limit: Self.batch)
            for blob in doomed { try await deleteDoomed(blob.key) }
            guard doomed.count == Self.batch else { break }
        }
        try await blobs.tidy(begunBefore: time - age)
    }

    /// Deletes staged files that a crash left behind: those of uploads that the database does not know.
    ///
    /// - Parameter age: Seconds for which a file that somebody has written to is left alone.
    public func sweepStaging(olderThan age: TimeInterval = grace) async throws(StorageError) {
        // Times of local files are those of this machine's clock.
        try await staging.sweep(keeping: try await analyses.uploadPaths(), writtenBefore: Date() - age)
    }

    /// Makes blobs known that the database has never heard of, so that `sweep` deletes them when their time has come.
    ///
    /// Such blobs are older than the database's knowledge of blobs, or were put beside it.
    public func adopt() async throws(StorageError) {
        var cursor: BlobKey?
        while true {
            let page = try await blobs.page(after: cursor, limit: Self.batch)
            let keys = Set(page.map(\.key.digest))
            let known = keys.isEmpty ? [:] : try await analyses.blobs(among: keys)
            for key in keys where known[key] == nil {
                try await analyses.touch(blob: key, bytes: 0, at: analyses.now())
            }
            guard page.count == Self.batch else { return }
            cursor = page.last?.key
        }
    }

    /// Blobs that are looked up at once.
    private static let batch = 1000

    /// Forgets a medium that was received and not taken in.
    public func discard(_ content: ReceivedMedium) {
        if case .file(let file) = content { staging.discard(file) }
    }

    /// Deletes the file of an upload.
    func discard(_ upload: UploadRecord) {
        if let file = staging.file(named: upload.path) { staging.discard(file) }
    }

    private func deleteDoomed(_ key: String) async throws(StorageError) {
        try await blobs.delete(BlobKey(key))
        try await analyses.forget(blob: key)
    }

    /// Runs `body`, again while the blob is being deleted, as often as it may be repeated.
    private func untilFree<R: Sendable>(
        _ body: () async throws(StorageError) -> R
    ) async throws(StorageError) -> R {
        var left = repeats
        var pause = Duration.milliseconds(5)
        while true {
            do throws(StorageError) {
                return try await body()
            } catch {
                guard error == .busy, left > 0, (try? await Task.sleep(for: pause)) != nil else { throw error }
                left -= 1
                pause = min(pause * 2, .milliseconds(500))
            }
        }
    }
}
