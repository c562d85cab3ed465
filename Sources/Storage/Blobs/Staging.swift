import DetectionCore
public import Foundation

/// Uploads on their way in: files of one local folder, for the current user only.
///
/// Whatever keeps the media in the end, their bytes come to rest here first.
public final class Staging: Sendable {
    private let folder: String

    /// Opens the folder, which is created if it is absent.
    ///
    /// - Throws: `StorageError` when it cannot be created.
    public init(folder: String) throws(StorageError) {
        self.folder = folder
        try Files.createFolder(folder)
    }

    /// A fresh file, of which nothing is there yet: the caller creates, writes, syncs and closes it.
    public func begin() -> StagedFile { StagedFile(name: UUID().uuidString.lowercased(), folder: folder) }

    /// The file with a name that `begin` once gave, wherever the folder was then; nil for any other name.
    public func file(named known: String) -> StagedFile? {
        let name = (known as NSString).lastPathComponent
        guard UUID(uuidString: name) != nil else { return nil }
        return StagedFile(name: name, folder: folder)
    }

    /// Deletes a file, and the piece of it that is not complete; absent ones are fine.
    public func discard(_ file: StagedFile) {
        unlink(file.path)
        unlink(file.piecePath)
    }

    /// Deletes files that nobody has written to since a time, except those with some names.
    public func sweep(keeping names: Set<String>, writtenBefore time: Date) async throws(StorageError) {
        let folder = self.folder
        // By name: the folder may have been spelled otherwise when an upload began.
        let kept = Set(names.map { ($0 as NSString).lastPathComponent })
        try await WorkQueue.shared.run { () throws(StorageError) in
            for name in try Files.names(in: folder) where !kept.contains(name) {
                let path = "\(folder)/\(name)"
                if Files.isWritten(path, before: time) { _ = try Files.remove(path) }
            }
        }
    }
}
