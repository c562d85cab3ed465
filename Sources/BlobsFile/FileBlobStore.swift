import DetectionCore
public import Foundation
public import Storage
import Synchronization

/// Stored media as files of one folder, for the current user only: on a local disk, or on a volume that several machines share.
///
/// A medium is `ab/<digest>`, where `ab` begins the digest. It appears there by one link after its bytes are on disk, so it
/// is there whole or not at all. What is there under a digest is never written to, and replaced only when it is damaged.
public final class FileBlobStore: BlobStore {
    private let folder: String
    /// Folders of media that are durable, so that only the first medium of each waits for that.
    private let shards = Mutex<Set<String>>([])

    /// Opens the store in a folder, which is created if it is absent.
    ///
    /// - Throws: `StorageError` when the folder cannot be created.
    public init(folder: String) throws(StorageError) {
        self.folder = folder
        try Files.createFolder(folder)
    }

    /// Makes sure that the folder can be read and written to; throws a sentence when not.
    public func check() async throws(StorageError) {
        let folder = folder
        try await WorkQueue.shared.run { () throws(StorageError) in
            guard access(folder, R_OK | W_OK | X_OK) == 0 else {
                throw .failed("The folder \(folder) cannot be written to: check its permissions.")
            }
        }
    }

    /// Stores a staged file under its digest, unless an equal one is there.
    public func put(_ file: StagedFile, as key: BlobKey) async throws(StorageError) {
        let (target, shard) = (path(of: key), shard(of: key))
        try await WorkQueue.shared.run { () throws(StorageError) in
            try Files.seal(file.path)
            if !self.shards.withLock({ $0.contains(shard) }) {
                try Files.createFolder(shard)
                try Files.syncFolder(self.folder)
                self.shards.withLock { _ = $0.insert(shard) }
            }
            try Self.place(file.path, at: target, in: shard)
            try Files.syncFolder(shard)
        }
    }

    /// Opens a part of a blob.
    public func read(_ key: BlobKey, _ range: Range<Int>) async throws(StorageError) -> BlobReading {
        let path = path(of: key)
        let bytes = try await WorkQueue.shared.run { () throws(StorageError) in try FileBytes(path, range) }
        return BlobReading(size: bytes.size, bytes: bytes)
    }

    /// A blob as a local file.
    public func local(_ key: BlobKey) async throws(StorageError) -> LocalBlob {
        let path = path(of: key)
        _ = try await WorkQueue.shared.run { () throws(StorageError) in try Files.size(of: path) }
        return LocalBlob(path: path)
    }

    /// Deletes a blob; an absent one is fine.
    public func delete(_ key: BlobKey) async throws(StorageError) {
        let (target, shard) = (path(of: key), shard(of: key))
        try await WorkQueue.shared.run { () throws(StorageError) in
            guard try Files.remove(target) else { return }
            try Files.syncFolder(shard)
        }
    }

    /// Some of the blobs, in the order of their keys.
    public func page(after cursor: BlobKey?, limit: Int) async throws(StorageError) -> [StoredBlob] {
        let folder = folder
        return try await WorkQueue.shared.run { () throws(StorageError) in
            var page: [StoredBlob] = []
            for shard in try Files.names(in: folder).sorted() where shard >= cursor?.digest.prefix(2) ?? "" {
                for name in try Files.names(in: "\(folder)/\(shard)").sorted() {
                    guard page.count < limit else { return page }
                    guard let key = try? BlobKey(name), cursor.map({ $0 < key }) ?? true,
                        let written = Files.written("\(folder)/\(shard)/\(name)")
                    else { continue }
                    page.append(StoredBlob(key: key, stored: written))
                }
            }
            return page
        }
    }

    /// Deletes what `put` left behind when it did not end.
    public func tidy(begunBefore time: Date) async throws(StorageError) {
        let folder = folder
        try await WorkQueue.shared.run { () throws(StorageError) in
            for shard in try Files.names(in: folder) {
                for name in try Files.names(in: "\(folder)/\(shard)") where name.hasSuffix(Self.draftEnding) {
                    let draft = "\(folder)/\(shard)/\(name)"
                    if Files.isWritten(draft, before: time) { _ = try Files.remove(draft) }
                }
            }
        }
    }

    /// Where a blob is, or would be.
    package func path(of key: BlobKey) -> String { "\(shard(of: key))/\(key)" }

    private func shard(of key: BlobKey) -> String { "\(folder)/\(key.digest.prefix(2))" }

    private static let draftEnding = ".new"

    /// Gives a file its place, in one step: by a link where the file system can make one, otherwise as a copy.
    private static func place(_ path: String, at target: String, in shard: String) throws(StorageError) {
        if try Files.link(path, to: target) { return }
        // Where no link can be made, or another file is in the place.
        if (try? Files.areEqual(path, target)) == true { return }
        let draft = "\(shard)/\(UUID().uuidString.lowercased())\(draftEnding)"
        do throws(StorageError) {
            if try !Files.link(path, to: draft) { try Files.copy(path, to: draft) }
            try Files.rename(draft, to: target)
        } catch {
            unlink(draft)
            throw error
        }
    }
}
