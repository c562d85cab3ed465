import API
import Hummingbird
import NIOCore
import SystemPackage
import _NIOFileSystem

/// Sends a stored file with constant memory.
enum FileBody {
    /// The size of the file at a path, in bytes.
    ///
    /// - Throws: `Refusal` with `not_found` when there is none.
    static func size(_ path: String) async throws -> Int {
        guard let info = try await FileSystem.shared.info(forFileAt: FilePath(path)) else { throw Refusal(.notFound) }
        return Int(info.size)
    }

    /// A body with some bytes of the file at a path.
    static func open(_ path: String, _ range: Range<Int>) -> ResponseBody {
        let path = FilePath(path)
        return ResponseBody(contentLength: range.count) { writer in
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
