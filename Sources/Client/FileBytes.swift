import NIOCore
import _NIOFileSystem

/// The bytes of an open file, which can be read more than once, so that a request can be sent again.
struct FileBytes: AsyncSequence, Sendable {
    let handle: ReadFileHandle
    /// Number of bytes.
    let size: Int64

    func makeAsyncIterator() -> FileChunks.FileChunkIterator {
        handle.readChunks(in: 0..<size, chunkLength: .kibibytes(256)).makeAsyncIterator()
    }
}
