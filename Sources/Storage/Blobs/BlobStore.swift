public import Foundation

/// Stored media by the digests of their bytes, on a disk of this machine or in a store of another.
///
/// A blob is there whole or not at all, and never changes. A store does not know who refers to a blob: `MediaCustodian` adds
/// and deletes blobs with their analyses.
public protocol BlobStore: Sendable {
    /// Makes sure that the store can be used, which `serve` asks at its start.
    ///
    /// - Throws: `StorageError`, with one sentence that says what to change.
    func check() async throws(StorageError)

    /// Stores a staged file under its digest; it is durable on return, and the staged file stays until it is discarded.
    ///
    /// A blob that is there already stays, unless it is damaged: then it is replaced.
    ///
    /// - Throws: `absent` when the staged file is gone, `full` when there is no room, `unavailable` when the store does not
    ///   answer.
    func put(_ file: StagedFile, as key: BlobKey) async throws(StorageError)

    /// Opens a part of a blob for reading; the part that lies past its end is not there.
    ///
    /// - Throws: `absent` when there is no such blob, `unavailable` when the store does not answer.
    func read(_ key: BlobKey, _ range: Range<Int>) async throws(StorageError) -> BlobReading

    /// A blob as a local file, for a decoder, which needs a descriptor.
    ///
    /// - Throws: `absent` when there is no such blob, `damaged` when a copy has other bytes, `full` when there is no room for
    ///   one, `unavailable` when the store does not answer.
    func local(_ key: BlobKey) async throws(StorageError) -> LocalBlob

    /// Deletes a blob, durably; an absent one is fine.
    func delete(_ key: BlobKey) async throws(StorageError)

    /// Some of the blobs, in the order of their keys.
    ///
    /// - Parameters:
    ///   - cursor: The last key of the page before; nil for the first page.
    ///   - limit: Most blobs, 1 to 1000. Fewer means that there are no more.
    func page(after cursor: BlobKey?, limit: Int) async throws(StorageError) -> [StoredBlob]

    /// Deletes what `put` left behind when it did not end, if it began before a time.
    func tidy(begunBefore time: Date) async throws(StorageError)

    /// Ends what the store holds open; nothing is asked of it afterwards.
    func shutdown() async
}

/// A blob in a listing.
public struct StoredBlob: Sendable, Equatable {
    /// Its key.
    public var key: BlobKey
    /// When it was stored.
    public var stored: Date

    /// A blob in a listing.
    public init(key: BlobKey, stored: Date) {
        self.key = key
        self.stored = stored
    }
}

extension BlobStore {
    /// Nothing is held open.
    public func shutdown() async {}

    /// The keys of all blobs, in order.
    public func keys() async throws(StorageError) -> [BlobKey] {
        var keys: [BlobKey] = []
        while true {
            let page = try await page(after: keys.last, limit: 1000)
            keys += page.map(\.key)
            guard page.count == 1000 else { return keys }
        }
    }
}
