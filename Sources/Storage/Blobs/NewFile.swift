import DetectionCore
package import NIOCore
import Foundation

/// A file that is being written, for the current user only; it is closed with the value.
package final class NewFile: Sendable {
    private let descriptor: Int32

    /// Makes the file at a path where nothing is yet.
    package init(_ path: String) throws(StorageError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Files.failure("write a file") }
    }

    deinit { close(descriptor) }

    /// Writes the next bytes, off the cooperative pool.
    ///
    /// - Throws: `full` when the disk is.
    package func append(_ bytes: ByteBuffer) async throws(StorageError) {
        try await WorkQueue.shared.run { () throws(StorageError) in
            try bytes.withUnsafeReadableBytes { buffer throws(StorageError) in
                var rest = buffer[...]
                while !rest.isEmpty {
                    let count = write(self.descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    guard count > 0 else { throw Files.failure("write a file") }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }
}
