import API
import Hummingbird
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

    /// A body with some bytes of a medium.
    static func open(_ medium: MediumContent, _ range: Range<Int>) -> ResponseBody {
        switch medium {
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[range]))
        case .file(let path): open(FilePath(path), range)
        }
    }

    private static func open(_ path: FilePath, _ range: Range<Int>) -> ResponseBody {
        ResponseBody(contentLength: range.count) { writer in
            let handle = try await FileSystem.shared.openFile(forReadingAt: path)
            do {
                let bytes = Int64(range.lowerBound)..<Int64(range.upperBound)
                for try await chunk in handle.readChunks(in: bytes, chunkLength: .kibibytes(128)) {
                    try await writer.write(chunk)
                }
                try await handle.close()
            } catch {
                try? await handle.close()
                throw error
            }
            try await writer.finish(nil)
        }
    }
}
