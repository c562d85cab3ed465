import API
import NIOCore
import Storage

/// Receives request bodies, large ones into files in the staging folder.
struct UploadSink: Sendable {
    let staging: Staging
    /// Largest upload, in bytes.
    let limit: Int

    /// Makes a place for one upload; what has come is forgotten when the body throws.
    func withWriter(
        _ reservation: Reservation, _ receive: (inout UploadWriter) async throws -> Void
    ) async throws -> StoredUpload {
        var writer = UploadWriter(to: staging, limit: limit, reservation: reservation)
        do {
            try await receive(&writer)
            return try await writer.finish()
        } catch {
            await writer.abandon()
            throw error
        }
    }

    /// Receives the whole body of a request as one upload.
    ///
    /// - Throws: `Refusal` with `checksum_mismatch` when it has another digest than was announced.
    func receive(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ announced: Announcement,
        _ reservation: Reservation
    ) async throws -> StoredUpload {
        let upload = try await withWriter(reservation) { writer in
            for try await chunk in body { try await writer.append(chunk) }
            guard announced.length == nil || announced.length == writer.count else {
                throw Refusal(.invalidRequest, "The body ended before its announced length.")
            }
        }
        do {
            try announced.digest?.check(upload)
        } catch {
            if case .file(let file) = upload.content { staging.discard(file) }
            throw error
        }
        return upload
    }

    /// Stores bytes that are in memory, such as a text out of a JSON body.
    func store(_ bytes: ByteBuffer, _ reservation: Reservation) async throws -> StoredUpload {
        try await withWriter(reservation) { writer in try await writer.append(bytes) }
    }
}
