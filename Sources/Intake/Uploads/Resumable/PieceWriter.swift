import API
import Foundation
import NIOCore
import _NIOFileSystem
import Storage
import SystemPackage

/// Appends one piece to an upload's file.
///
/// What has come before a connection broke stays, unless the piece has a checksum: then it waits in a file of its own
/// until it is complete and right. The offset that is told afterwards is synced to disk, and never taken back.
struct PieceWriter: Sendable {
    let file: StagedFile
    /// Size of the upload when it is complete, in bytes.
    let length: Int
    let turn: UploadTurns.Turn

    /// Appends the body of a request at an offset; the offset afterwards.
    ///
    /// - Throws: `Refusal` with `too_large`, `checksum_mismatch`, or `conflict` when another request took over.
    func append(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, at offset: Int, _ checksum: TusChecksum?
    ) async throws -> Int {
        guard let checksum else { return try await appendAsItComes(body, at: offset) }
        let piece = FilePath(file.piecePath)
        do {
            let count = try await receive(body, atMost: length - offset, checksum)
            try await turn.alone {
                try await copy(piece, to: offset)
                _ = try await FileSystem.shared.removeItem(at: piece)
            }
            return offset + count
        } catch {
            // Once it is overtaken, the file of the piece belongs to the newer request.
            try await turn.alone { _ = try? await FileSystem.shared.removeItem(at: piece) }
            throw error
        }
    }

    private func appendAsItComes(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, at offset: Int
    ) async throws -> Int {
        try await FileSystem.shared.withFileHandle(forWritingAt: FilePath(file.path), options: Self.existing) {
            file in
            do {
                var none: TusChecksum?
                let end = try await write(body, to: file, from: offset, atMost: length, &none)
                try await turn.alone { try await file.synchronize() }
                return end
            } catch {
                try? await file.synchronize()
                throw error
            }
        }
    }

    /// Receives a piece with a checksum into a file of its own; how many bytes it has.
    private func receive(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, atMost limit: Int, _ expected: TusChecksum
    ) async throws -> Int {
        let piece = FilePath(file.piecePath)
        try await turn.alone {
            try await FileSystem.shared.withFileHandle(
                forWritingAt: piece, options: .newFile(replaceExisting: true, permissions: [.ownerRead, .ownerWrite])
            ) { _ in }
        }
        return try await FileSystem.shared.withFileHandle(forWritingAt: piece, options: Self.existing) { file in
            var checksum: TusChecksum? = expected
            let count = try await write(body, to: file, from: 0, atMost: limit, &checksum)
            guard checksum?.matches == true else { throw Refusal(.checksumMismatch) }
            return count
        }
    }

    /// Writes a body as it comes; the position after its last byte.
    private func write(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, to file: WriteFileHandle, from start: Int,
        atMost limit: Int, _ checksum: inout TusChecksum?
    ) async throws -> Int {
        var end = start
        for try await chunk in body {
            guard end + chunk.readableBytes <= limit else {
                throw Refusal(.tooLarge, "The upload is longer than it was announced.", notes: [.unread])
            }
            chunk.withUnsafeReadableBytes { checksum?.update($0) }
            let position = Int64(end)
            try await turn.alone {
                _ = try await file.write(contentsOf: chunk.readableBytesView, toAbsoluteOffset: position)
            }
            end += chunk.readableBytes
        }
        return end
    }

    /// Appends a piece that is right to the upload, whole or not at all; nobody else is at the upload meanwhile.
    private func copy(_ piece: FilePath, to offset: Int) async throws {
        try await FileSystem.shared.withFileHandle(forWritingAt: FilePath(file.path), options: Self.existing) {
            file in
            do {
                try await FileSystem.shared.withFileHandle(forReadingAt: piece) { source in
                    var position = Int64(offset)
                    for try await chunk in source.readChunks(chunkLength: .kibibytes(256)) {
                        position += try await file.write(
                            contentsOf: chunk.readableBytesView, toAbsoluteOffset: position)
                    }
                }
                try await file.synchronize()
            } catch {
                try? await file.resize(to: .bytes(Int64(offset)))
                throw error
            }
        }
    }

    private static let existing = OpenOptions.Write.modifyFile(createIfNecessary: false)
}
