import API
import Crypto
import DetectionCore
import NIOCore
import Storage

/// Receives one upload with constant memory: counts and hashes on the way.
///
/// A small upload stays in memory; the first byte too many begins a staged file.
struct UploadWriter {
    private let staging: Staging
    private var gathered = ByteBuffer()
    private var file: UploadFile?
    private var digest = SHA256()
    /// Bytes so far.
    private(set) var count = 0
    private let limit: Int
    private let reservation: Reservation

    /// Nothing has come yet.
    ///
    /// - Parameters:
    ///   - staging: Where a file goes.
    ///   - limit: Most bytes.
    ///   - reservation: The room that was taken for it.
    init(to staging: Staging, limit: Int, reservation: Reservation) {
        self.staging = staging
        self.limit = limit
        self.reservation = reservation
    }

    /// Takes the next bytes.
    ///
    /// - Throws: `Refusal` with `too_large` above the limit, with `quota_exceeded` when the owner's room is used up.
    mutating func append(_ chunk: ByteBuffer) async throws {
        count += chunk.readableBytes
        guard count <= limit else { throw UploadLimit.refusal(limit) }
        try reservation.cover(count)
        chunk.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
        if file == nil {
            gathered.writeImmutableBuffer(chunk)
            if count > MediumContent.inlineLimit { try await begin() }
        } else {
            try await file?.write(chunk)
        }
    }

    /// Ends the upload; the caller makes it durable.
    ///
    /// - Throws: `Refusal` with `empty_file` when nothing was written.
    mutating func finish() async throws -> StoredUpload {
        guard count > 0 else { throw Refusal(.emptyFile, "The upload has no content.") }
        try await file?.finish()
        let content = file.map { .file($0.file) } ?? ReceivedMedium.bytes(Array(buffer: gathered))
        return StoredUpload(content: content, count: count, sha256: Hex.string(digest.finalize()))
    }

    /// Deletes the bytes received; a second call does nothing.
    func abandon() async {
        guard let file else { return }
        await file.abandon()
        staging.discard(file.file)
    }

    private mutating func begin() async throws {
        file = try await UploadFile(staging.begin())
        try await file?.write(gathered)
        gathered = ByteBuffer()
    }
}
