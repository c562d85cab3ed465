import NIOCore
import Storage
import SystemPackage
import _NIOFileSystem

/// The staged file of an upload that is too large to be held in memory.
///
/// Where the file system can, the file has no name until it is complete, so that not even a crash leaves half of one.
struct UploadFile {
    /// Bytes that are gathered before they go to the disk.
    private static let batch: ByteCount = .kibibytes(256)

    /// Where it is.
    let file: StagedFile
    private let handle: WriteFileHandle
    private var writer: BufferedWriter<WriteFileHandle>

    /// Opens the file.
    init(_ file: StagedFile) async throws {
        self.file = file
        let options = OpenOptions.Write.newFile(replaceExisting: true, permissions: [.ownerRead, .ownerWrite])
        handle = try await FileSystem.shared.openFile(forWritingAt: FilePath(file.path), options: options)
        writer = handle.bufferedWriter(capacity: Self.batch)
    }

    /// Writes the next bytes.
    mutating func write(_ bytes: ByteBuffer) async throws { try await writer.write(contentsOf: bytes) }

    /// Closes the file; the caller makes it durable.
    mutating func finish() async throws {
        try await writer.flush()
        try await handle.close()
    }

    /// Closes the file without keeping it; closing twice is fine.
    func abandon() async { try? await handle.close(makeChangesVisible: false) }
}
