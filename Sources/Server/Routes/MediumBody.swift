import Hummingbird
import Logging
import NIOCore
import Storage

/// Sends a stored medium with constant memory.
struct MediumBody: Sendable {
    /// Bytes of the whole medium, as it is stored.
    let size: Int
    /// A body with the part that was asked for.
    let body: ResponseBody

    /// Opens a part of a medium; the logger is told when it cannot be read to its end.
    ///
    /// - Throws: `StorageError` with `absent` when it is gone.
    init(_ medium: MediumContent, _ range: Range<Int>, in blobs: any BlobStore, _ logger: Logger) async throws {
        switch medium {
        case .bytes(let bytes):
            size = bytes.count
            body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[range.clamped(to: 0..<bytes.count)]))
        case .blob(let key):
            let reading = try await blobs.read(key, range)
            size = reading.size
            body = ResponseBody(contentLength: range.count) { writer in
                do {
                    for try await chunk in reading.bytes { try await writer.write(chunk) }
                } catch let error as StorageError {
                    // The head has promised more: ending the connection is the only way left to say so.
                    logger.error("A stored file could not be sent to its end", metadata: ["error": "\(error)"])
                    throw error
                }
                try await writer.finish(nil)
            }
        }
    }
}
