import API
import Crypto
import Foundation
import NIOCore
import SystemPackage
import _NIOFileSystem

/// Writes one upload to a temporary file with constant memory: counts and hashes on the way.
///
/// Where the file system can, the file has no name until it is complete, so that not even a crash leaves half of one.
struct UploadWriter {
    /// Bytes that are gathered before they go to the disk.
    private static let batch: ByteCount = .kibibytes(256)

    private let path: String
    private let handle: WriteFileHandle
    private var writer: BufferedWriter<WriteFileHandle>
    private var digest = SHA256()
    /// Bytes so far.
    private(set) var count = 0
    private var pace: UploadPace
    private let limit: Int
    private let reservation: Reservation

    /// Opens the temporary file.
    ///
    /// - Parameters:
    ///   - path: Where the object store wants it.
    ///   - limit: Most bytes.
    ///   - reservation: The room that was taken for it.
    ///   - pace: The slowest acceptable sender.
    init(path: String, limit: Int, reservation: Reservation, pace: UploadPace) async throws {
        self.path = path
        self.limit = limit
        self.reservation = reservation
        self.pace = pace
        let options = OpenOptions.Write.newFile(replaceExisting: true, permissions: [.ownerRead, .ownerWrite])
        handle = try await FileSystem.shared.openFile(forWritingAt: FilePath(path), options: options)
        writer = handle.bufferedWriter(capacity: Self.batch)
    }

    /// Takes the next bytes.
    ///
    /// - Throws: `Refusal` with `too_large` above the limit, with `invalid_request` when the sender is too slow,
    ///   with `quota_exceeded` when the owner's room is used up.
    mutating func append(_ chunk: ByteBuffer) async throws {
        count += chunk.readableBytes
        guard count <= limit else { throw UploadLimit.refusal(limit) }
        try reservation.cover(count)
        try pace.received(chunk.readableBytes)
        chunk.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
        try await writer.write(contentsOf: chunk)
    }

    /// Closes the file; whoever takes it in makes it durable.
    ///
    /// - Throws: `Refusal` with `empty_file` when nothing was written.
    mutating func finish() async throws -> StoredUpload {
        guard count > 0 else { throw Refusal(.emptyFile, "The upload has no content.") }
        try await writer.flush()
        try await handle.close()
        return StoredUpload(path: path, count: count, sha256: Hex.string(digest.finalize()))
    }

    /// Closes the file without keeping it; closing twice is fine.
    func abandon() async { try? await handle.close(makeChangesVisible: false) }
}
