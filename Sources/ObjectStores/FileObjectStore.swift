public import Foundation
public import Storage
import Synchronization

/// Stored media as files of one folder, for the current user only.
///
/// A medium is `objects/ab/<digest>`, where `ab` begins the digest; what is still being written is `uploads/<random id>`.
/// A medium appears under its digest by one link, after its bytes are on disk, so it is there whole or not at all. What is
/// there under a digest is never written to, and replaced only when it is damaged.
public final class FileObjectStore: ObjectStore {
    private let objects: String
    private let uploads: String
    /// Folders of media that are durable, so that only the first medium of each waits for that.
    private let shards = Mutex<Set<String>>([])

    /// Opens the store in a folder, which is created if it is absent.
    ///
    /// - Parameter root: The folder.
    /// - Throws: `StorageError` when the folder cannot be created.
    public init(root: String) throws(StorageError) {
        objects = "\(root)/objects"
        uploads = "\(root)/uploads"
        for folder in [root, objects, uploads] { try Files.createFolder(folder) }
    }

    /// A fresh place for an upload; nothing is there yet.
    public func temporaryPath() throws(StorageError) -> String {
        "\(uploads)/\(UUID().uuidString.lowercased())"
    }

    /// Where a temporary file is now: under its name in this store, wherever that was when the file was begun.
    public func temporaryPath(of known: String) -> String { "\(uploads)/\((known as NSString).lastPathComponent)" }

    /// Takes a fully written temporary file in under its digest, durably; the temporary name stays until it is discarded.
    public func commit(temporaryPath: String, key: String) async throws(StorageError) {
        let target = try path(of: key)
        guard isUpload(temporaryPath) else { throw .failed("This is no upload of the store.") }
        let shard = shard(of: key)
        try await Files.offPool { () throws(StorageError) in
            try Files.seal(temporaryPath)
            if !self.shards.withLock({ $0.contains(shard) }) {
                try Files.createFolder(shard)
                try Files.syncFolder(self.objects)
                self.shards.withLock { _ = $0.insert(shard) }
            }
            if try !Files.link(temporaryPath, to: target), try !Files.areEqual(temporaryPath, target) {
                try Files.replace(target, with: temporaryPath)
            }
            try Files.syncFolder(shard)
        }
    }

    /// Forgets a temporary file, and the piece of it that is not complete; absent ones are fine.
    public func discard(temporaryPath: String) {
        guard isUpload(temporaryPath) else { return }
        unlink(temporaryPath)
        unlink(piecePath(of: temporaryPath))
    }

    /// The path of a stored medium, for opening it; throws `failed` for a malformed key.
    public func path(of key: String) throws(StorageError) -> String {
        guard Self.isKey(key) else { throw .failed("This is no key of a stored medium.") }
        return "\(shard(of: key))/\(key)"
    }

    /// Deletes a medium, durably; an absent one is fine.
    public func delete(key: String) async throws(StorageError) {
        let target = try path(of: key)
        let shard = shard(of: key)
        try await Files.offPool { () throws(StorageError) in
            guard try Files.remove(target) else { return }
            try Files.syncFolder(shard)
        }
    }

    /// The keys of the media that were stored before a time, in no order.
    public func keys(storedBefore time: Date) async throws(StorageError) -> [String] {
        let objects = self.objects
        return try await Files.offPool { () throws(StorageError) in
            var keys: [String] = []
            for shard in try Files.names(in: objects) {
                keys += try Files.names(in: "\(objects)/\(shard)").filter { name in
                    Self.isKey(name) && Files.isWritten("\(objects)/\(shard)/\(name)", before: time)
                }
            }
            return keys
        }
    }

    /// Removes uploads that nobody has written to since a time, except some.
    public func sweep(keeping paths: Set<String>, writtenBefore time: Date) async throws(StorageError) {
        let uploads = self.uploads
        // By name: the folder may have been spelled otherwise when an upload began.
        let kept = Set(paths.map { ($0 as NSString).lastPathComponent })
        try await Files.offPool { () throws(StorageError) in
            for name in try Files.names(in: uploads) where !kept.contains(name) {
                let path = "\(uploads)/\(name)"
                if Files.isWritten(path, before: time) { _ = try Files.remove(path) }
            }
        }
    }

    private func shard(of key: String) -> String { "\(objects)/\(key.prefix(2))" }

    /// Whether a path is one that `temporaryPath` may have given out.
    private func isUpload(_ path: String) -> Bool {
        guard path.hasPrefix("\(uploads)/") else { return false }
        let name = path.dropFirst(uploads.count + 1)
        return UUID(uuidString: String(name)) != nil
    }

    private static func isKey(_ key: String) -> Bool {
        key.utf8.count == 64
            && key.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
