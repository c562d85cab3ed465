import DetectionCore
package import NIOCore
import Foundation

/// A part of a file, read off the cooperative pool as it is asked for; each iteration begins anew.
///
/// The file is open as long as the value lives, whatever happens to its name.
package struct FileBytes: AsyncSequence, Sendable {
    /// Bytes that are read at a time.
    private static let chunk = 256 << 10

    private let file: OpenFile
    private let range: Range<Int>

    /// A part of the file at a path.
    ///
    /// - Throws: `StorageError`; `absent` when it is gone.
    package init(_ path: String, _ range: Range<Int>) throws(StorageError) {
        file = try OpenFile(path)
        self.range = range
    }

    /// Size of the file when it was opened, in bytes.
    package var size: Int { file.size }

    package func makeAsyncIterator() -> Iterator { Iterator(file: file, range: range.clamped(to: 0..<file.size)) }

    /// The bytes that are still to be read.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let file: OpenFile
        fileprivate var range: Range<Int>

        /// The next bytes; nil after the last.
        ///
        /// - Throws: `failed` when the file ends before its part does.
        package mutating func next() async throws -> ByteBuffer? {
            guard !range.isEmpty else { return nil }
            let (file, offset, count) = (file, range.lowerBound, Swift.min(FileBytes.chunk, range.count))
            let bytes = try await WorkQueue.shared.run { () throws(StorageError) in
                try file.read(at: offset, count: count)
            }
            guard bytes.readableBytes > 0 else {
                throw StorageError.failed("A stored file ended \(range.count) bytes early.")
            }
            range = offset + bytes.readableBytes..<range.upperBound
            return bytes
        }
    }
}

/// An open file; it is closed with the value.
private final class OpenFile: Sendable {
    private let descriptor: Int32
    let size: Int

    init(_ path: String) throws(StorageError) {
        size = try Files.size(of: path)
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT ? .absent : Files.failure("open a stored file") }
    }

    deinit { close(descriptor) }

    func read(at offset: Int, count: Int) throws(StorageError) -> ByteBuffer {
        var bytes = ByteBuffer()
        var failed = false
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { buffer in
            let got = pread(descriptor, buffer.baseAddress, Swift.min(count, buffer.count), off_t(offset))
            failed = got < 0
            return Swift.max(0, got)
        }
        guard !failed else { throw Files.failure("open a stored file") }
        return bytes
    }
}
