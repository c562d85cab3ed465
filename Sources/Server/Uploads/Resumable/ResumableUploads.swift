import API
import Crypto
import Foundation
import Hummingbird
import NIOCore
import Storage
import SystemPackage
import _NIOFileSystem

/// Uploads that come in pieces and survive broken connections and restarts.
struct ResumableUploads: Sendable {
    /// How long an unused upload stays, in seconds.
    static let lifetime: TimeInterval = 86_400

    let uploads: any HistoryStore
    let objects: any ObjectStore
    let keeper: StoreKeeper
    let duplicates: Duplicates
    /// Largest upload, in bytes.
    let limit: Int
    let now: @Sendable () -> Date

    /// Begins an upload.
    ///
    /// - Throws: `Refusal` with `too_large`, `duplicate_media` or `quota_exceeded`.
    func begin(length: Int, metadata field: String?, owner: UserRecord) async throws -> UploadRecord {
        guard length <= limit else { throw UploadLimit.refusal(limit) }
        guard length > 0 else { throw Refusal(.emptyFile, "'Upload-Length' must be above 0.") }
        let metadata = try TusMetadata(field)
        try await duplicates.check(try AnnouncedDigest(metadata), of: owner)
        let path = try objects.temporaryPath()
        try await FileSystem.shared.withFileHandle(
            forWritingAt: FilePath(path),
            options: .newFile(replaceExisting: false, permissions: [.ownerRead, .ownerWrite])
        ) { _ in }
        let time = now()
        let upload = UploadRecord(
            id: Identifier.random(), ownerID: owner.id, length: length, path: path,
            name: UploadName.clean(metadata.values["filename"]),
            declaredType: metadata.values["filetype"].map { HeaderValue($0).value }, metadata: field, created: time,
            expires: time + Self.lifetime)
        do {
            try await uploads.insert(upload, within: keeper.quotas.allowance(of: owner).total)
        } catch {
            objects.discard(temporaryPath: path)
            guard error == .quotaExceeded else { throw error }
            throw try await keeper.shortage(of: owner, needed: length)
        }
        return upload
    }

    /// An upload of an owner's.
    ///
    /// - Throws: `Refusal` with `not_found`, `gone` once it has expired.
    func find(_ id: String, owner: String) async throws -> UploadRecord {
        guard var upload = try await uploads.upload(id: id, owner: owner) else { throw Refusal(.notFound) }
        guard upload.expires > now() else {
            throw Refusal(.gone, "The upload has expired. Begin it anew.", cause: .uploadExpired)
        }
        upload.path = objects.temporaryPath(of: upload.path)
        return upload
    }

    /// How many bytes of an upload are there.
    ///
    /// - Throws: `Refusal` with `gone` when its file is.
    func offset(of upload: UploadRecord) async throws -> Int {
        guard let info = try await FileSystem.shared.info(forFileAt: FilePath(upload.path)) else {
            throw Refusal(.gone, "The upload has expired. Begin it anew.", cause: .uploadExpired)
        }
        return Int(info.size)
    }

    /// Forgets an upload with what has come.
    ///
    /// - Throws: `Refusal` with `not_found`.
    func end(_ id: String, owner: String) async throws {
        guard let upload = try await uploads.deleteUpload(id: id, owner: owner) else { throw Refusal(.notFound) }
        objects.discard(temporaryPath: objects.temporaryPath(of: upload.path))
    }

    /// A complete upload as a medium that can be analysed.
    ///
    /// - Throws: `Refusal` with `conflict` while bytes are missing, `checksum_mismatch` when they are not what was
    ///   announced; what has come is of no use then and goes.
    func complete(_ upload: UploadRecord) async throws -> StoredUpload {
        let offset = try await offset(of: upload)
        guard offset == upload.length else {
            throw Refusal(.conflict, "\(upload.length - offset) bytes of the upload are missing.")
        }
        let sha256 = try await FileSystem.shared.withFileHandle(forReadingAt: FilePath(upload.path)) { handle in
            var digest = SHA256()
            for try await chunk in handle.readChunks(chunkLength: .kibibytes(256)) {
                chunk.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
            }
            return Hex.string(digest.finalize())
        }
        let stored = StoredUpload(content: .file(upload.path), count: offset, sha256: sha256)
        do {
            try AnnouncedDigest(try TusMetadata(upload.metadata))?.check(stored)
        } catch {
            try await end(upload.id, owner: upload.ownerID)
            throw error
        }
        return stored
    }
}
