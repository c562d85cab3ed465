import API
import HTTPTypes
import Foundation
import Hummingbird
import NIOCore
import Storage
import SystemPackage
import _NIOFileSystem

/// Appends one piece to an upload's file.
///
/// What has come before a connection broke stays, unless the piece has a checksum: then it counts as a whole or not at
/// all. The offset that is told afterwards is synced to disk.
struct PieceWriter: Sendable {
    let upload: UploadRecord
    /// Slowest sender, in bytes a second.
    let minimumRate: Int
    /// Whether somebody else has begun to write to the same upload meanwhile.
    let isSuperseded: @Sendable () -> Bool

    /// Appends the body of a request at an offset; the offset afterwards.
    ///
    /// - Throws: `Refusal` with `too_large`, `checksum_mismatch`, or `conflict` when another request took over.
    func append(_ body: RequestBody, at offset: Int, _ checksum: TusChecksum?) async throws -> Int {
        let options = OpenOptions.Write.modifyFile(createIfNecessary: false)
        return try await FileSystem.shared.withFileHandle(
            forWritingAt: FilePath(upload.path), options: options
        ) { handle in
            do {
                let end = try await write(body, at: offset, checksum, to: handle)
                try await handle.synchronize()
                return end
            } catch {
                if checksum != nil { try? await handle.resize(to: .bytes(Int64(offset))) }
                try? await handle.synchronize()
                throw error
            }
        }
    }

    private func write(
        _ body: RequestBody, at offset: Int, _ checksum: TusChecksum?, to handle: WriteFileHandle
    ) async throws -> Int {
        var (end, checksum, pace) = (offset, checksum, UploadPace(minimum: minimumRate))
        for try await chunk in body {
            guard !isSuperseded() else {
                throw Refusal(.conflict, "Another request goes on with this upload.", cause: .uploadElsewhere)
            }
            guard end + chunk.readableBytes <= upload.length else {
                throw Refusal(.tooLarge, "The upload is longer than it was announced.", headers: [.connection: "close"])
            }
            try pace.received(chunk.readableBytes)
            chunk.withUnsafeReadableBytes { checksum?.update($0) }
            try await handle.write(contentsOf: chunk.readableBytesView, toAbsoluteOffset: Int64(end))
            end += chunk.readableBytes
        }
        guard checksum?.matches ?? true else { throw Refusal(.checksumMismatch) }
        return end
    }
}
