import API
import Hummingbird
import Logging
import NIOCore
import Storage
import SystemPackage
import _NIOFileSystem

/// Sends a stored medium with constant memory.
enum MediumBody {
    /// The size of a medium, in bytes.
    ///
    /// - Throws: `Refusal` with `not_found` when its file is gone.
    static func size(_ medium: MediumContent) async throws -> Int {
        switch medium {
        case .bytes(let bytes): return bytes.count
        case .file(let path):
            guard let info = try await FileSystem.shared.info(forFileAt: FilePath(path)) else {
                throw Refusal(.notFound)
            }
            return Int(info.size)
        }
    }

    /// A stored file that ended before it should have, while it was being sent.
    struct Cut: Error {}

    /// A body with some bytes of a medium; the logger is told when they cannot be read.
    static func open(_ medium: MediumContent, _ range: Range<Int>, _ logger: Logger) -> ResponseBody {
        switch medium {
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[range]))
        case .file(let path): open(FilePath(path), range, logger)
        }
    }

    private static func open(_ path: FilePath, _ range: Range<Int>, _ logger: Logger) -> ResponseBody {
        ResponseBody(contentLength: range.count) { writer in
            try await FileSystem.shared.withFileHandle(forReadingAt: path) { handle in
                var missing = range.count
                let bytes = Int64(range.lowerBound)..<Int64(range.upperBound)
                for try await chunk in handle.readChunks(in: bytes, chunkLength: .kibibytes(128)) {
                    missing -= chunk.readableBytes
                    try await writer.write(chunk)
                }
                // The head has promised them: ending the connection is the only way left to say so.
                guard missing == 0 else {
                    logger.error("A stored file ended while it was sent", metadata: ["missing": "\(missing)"])
                    throw Cut()
                }
            }
            try await writer.finish(nil)
        }
    }
}
