import API
import Crypto
import DetectionCore
import Foundation
package import NIOCore
import _NIOFileSystem
package import Storage
import SystemPackage

/// Uploads that come in pieces and survive broken connections and restarts.
package struct ResumableUploads: Sendable {
    /// Lifetime of an unused upload, in seconds.
    static let lifetime: TimeInterval = 86_400

    let uploads: any HistoryStore
    let staging: Staging
    package let keeper: StoreKeeper
    let duplicates: Duplicates
    /// Largest upload, in bytes.
    package let limit: Int
    let now: @Sendable () -> Date
    private let turns = UploadTurns()

    /// Begins an upload.
    ///
    /// - Throws: `Refusal` with `too_large`, `duplicate_media`, `quota_exceeded` or `disk_full`.
    package func begin(length: Int, metadata field: String?, owner: UserRecord) async throws -> UploadRecord {
        guard length <= limit else { throw UploadLimit.refusal(limit) }
        guard length > 0 else { throw Refusal(.emptyFile, "'Upload-Length' must be above 0.") }
        let metadata = try TusMetadata(field)
        try await duplicates.check(try AnnouncedDigest(metadata), of: owner)
        guard keeper.disk.hasRoom(for: length) else { throw DiskRoom.refusal }
        let file = staging.begin()
        try await FileSystem.shared.withFileHandle(
            forWritingAt: FilePath(file.path),
            options: .newFile(replaceExisting: false, permissions: [.ownerRead, .ownerWrite])
        ) { _ in }
        let time = now()
        let upload = UploadRecord(
            id: Identifier.random(), ownerID: owner.id, length: length, path: file.path,
            name: UploadName.clean(metadata.values["filename"]),
            declaredType: metadata.values["filetype"].map { HeaderValue($0).value }, metadata: field, created: time,
            expires: time + Self.lifetime)
        do {
            try await uploads.insert(upload, within: keeper.quotas.allowance(of: owner).total)
        } catch {
            staging.discard(file)
            guard error == .quotaExceeded else { throw error }
            throw try await keeper.shortage(of: owner, needed: length)
        }
        return upload
    }

    /// An upload of an owner's, and how many bytes of it are there.
    ///
    /// - Throws: `Refusal` with `not_found`, `gone` once it has expired.
    package func find(_ id: String, owner: String) async throws -> (upload: UploadRecord, offset: Int) {
        try await turns.peek(at: Self.key(id, owner)) {
            let (upload, file) = try await record(id, owner: owner)
            return (upload, try await Self.offset(in: file))
        }
    }

    /// Appends the body of a request to an upload; the upload and how many bytes of it are there afterwards.
    ///
    /// - Parameters:
    ///   - announced: Number of bytes of the body, where it is known.
    ///   - claimed: Where the sender says that the piece begins.
    /// - Throws: `Refusal` with `offset_mismatch` when it begins elsewhere, `conflict` when a newer request took over,
    ///   `too_large`, `checksum_mismatch`, `disk_full`, and as `find`.
    package func append(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, announced: Int?, to id: String, owner: String,
        at claimed: Int, _ checksum: TusChecksum?
    ) async throws -> (upload: UploadRecord, offset: Int) {
        try await turns.withTurn(at: Self.key(id, owner)) { turn in
            let (upload, file) = try await turn.alone {
                let (upload, file) = try await record(id, owner: owner)
                let offset = try await Self.offset(in: file)
                guard claimed == offset else {
                    throw Refusal(
                        .offsetMismatch, "\(offset) bytes are there already, not \(claimed).",
                        notes: [.offset(offset), .unread])
                }
                return (upload, file)
            }
            let coming = min(announced ?? upload.length, upload.length - claimed)
            guard keeper.disk.take(coming) else { throw DiskRoom.refusal }
            defer { keeper.disk.giveBack(coming) }
            let writer = PieceWriter(file: file, length: upload.length, turn: turn)
            return (upload, try await writer.append(body, at: claimed, checksum))
        }
    }

    /// Deletes an upload with its bytes.
    ///
    /// - Throws: `Refusal` with `not_found`.
    package func end(_ id: String, owner: String) async throws {
        try await turns.withTurn(at: Self.key(id, owner)) { turn in
            try await turn.alone { try await forget(id, owner: owner) }
        }
    }

    /// Runs `body` on a complete upload, as a medium that can be analysed.
    ///
    /// Nobody else touches the upload meanwhile, and those who wrote to it before never will again.
    ///
    /// - Throws: `Refusal` with `conflict` while bytes are missing, `checksum_mismatch` when they are not what was
    ///   announced; what has come is of no use then and goes.
    func withComplete<Result: Sendable>(
        _ id: String, owner: String, _ body: (UploadRecord, StoredUpload) async throws -> Result
    ) async throws -> Result {
        // Whoever asks too early does not overtake the request that is still sending.
        try Self.checkComplete(try await find(id, owner: owner))
        return try await turns.withTurn(at: Self.key(id, owner)) { turn in
            try await turn.alone {
                let (upload, file) = try await record(id, owner: owner)
                try Self.checkComplete((upload, try await Self.offset(in: file)))
                let stored = StoredUpload(
                    content: .file(file), count: upload.length, sha256: try await Self.digest(of: file))
                do {
                    try AnnouncedDigest(try TusMetadata(upload.metadata))?.check(stored)
                } catch {
                    try await forget(id, owner: owner)
                    throw error
                }
                return try await body(upload, stored)
            }
        }
    }

    private func record(_ id: String, owner: String) async throws -> (UploadRecord, StagedFile) {
        guard let upload = try await uploads.upload(id: id, owner: owner) else { throw Refusal(.notFound) }
        guard upload.expires > now(), let file = staging.file(named: upload.path) else { throw Self.expired }
        return (upload, file)
    }

    /// Number of bytes received of an upload.
    private static func offset(in file: StagedFile) async throws -> Int {
        guard let info = try await FileSystem.shared.info(forFileAt: FilePath(file.path)) else { throw expired }
        return Int(info.size)
    }

    private func forget(_ id: String, owner: String) async throws {
        guard let upload = try await uploads.deleteUpload(id: id, owner: owner) else { throw Refusal(.notFound) }
        if let file = staging.file(named: upload.path) { staging.discard(file) }
    }

    private static func checkComplete(_ found: (upload: UploadRecord, offset: Int)) throws(Refusal) {
        let missing = found.upload.length - found.offset
        guard missing == 0 else { throw Refusal(.conflict, "\(missing) bytes of the upload are missing.") }
    }

    private static func digest(of file: StagedFile) async throws -> String {
        try await FileSystem.shared.withFileHandle(forReadingAt: FilePath(file.path)) { handle in
            var digest = SHA256()
            for try await chunk in handle.readChunks(chunkLength: .kibibytes(256)) {
                chunk.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
            }
            return Hex.string(digest.finalize())
        }
    }

    /// What an upload is known by among those that are used now: nobody can overtake somebody else.
    private static func key(_ id: String, _ owner: String) -> String { "\(owner)/\(id)" }

    private static let expired = Refusal(
        .gone, "The upload has expired. Begin it anew.", cause: .uploadExpired)
}
