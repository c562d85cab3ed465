import API
import Hummingbird
import NIOCore
import SystemPackage
import _NIOFileSystem

/// Sends a stored file with constant memory.
enum FileBody {
    /// A body with the bytes of the file at a path.
    ///
    /// - Throws: `Refusal` with `not_found` when there is none.
    static func open(_ path: String) async throws -> ResponseBody {
        let path = FilePath(path)
        guard let info = try await FileSystem.shared.info(forFileAt: path) else { throw Refusal(.notFound) }
        return ResponseBody(contentLength: Int(info.size)) { writer in
            let handle = try await FileSystem.shared.openFile(forReadingAt: path)
            do {
                for try await chunk in handle.readChunks(chunkLength: .kibibytes(128)) { try await writer.write(chunk) }
                try await handle.close()
            } catch {
                try? await handle.close()
                throw error
            }
            try await writer.finish(nil)
        }
    }
}
