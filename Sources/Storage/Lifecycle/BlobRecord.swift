public import Foundation

/// A medium in the blob store, as far as the rules about its deletion are concerned.
///
/// It is touched before its bytes are put, and referred to in the transaction that adds the analysis. One that nobody
/// refers to is doomed, its bytes are deleted, and it is forgotten. From doom to oblivion nobody can touch it or refer
/// to it, so no order of steps loses a medium that an analysis needs.
public struct BlobRecord: Sendable, Equatable {
    /// Seconds for which a blob that nobody refers to is left alone after it was touched.
    public static let grace: TimeInterval = 3600
    /// Seconds after which a blob whose deletion was begun and not finished may be doomed again.
    public static let deletion: TimeInterval = 600

    /// SHA-256 of its bytes, lower-case hexadecimal.
    public var key: String
    /// Number of its bytes.
    public var bytes: Int
    /// Number of analyses that refer to it; never negative.
    public var references: Int
    /// Last time somebody began to put its bytes or, for a doomed one, to delete them.
    public var touched: Date
    /// Whether its bytes are being deleted.
    public var isDoomed: Bool

    /// A blob.
    public init(key: String, bytes: Int, references: Int = 0, touched: Date, isDoomed: Bool = false) {
        self.key = key
        self.bytes = bytes
        self.references = references
        self.touched = touched
        self.isDoomed = isDoomed
    }

    /// Touched.
    ///
    /// Throws `busy` while it is doomed.
    public func touched(at time: Date) throws(StorageError) -> BlobRecord {
        guard !isDoomed else { throw .busy }
        var next = self
        next.touched = max(touched, time)
        return next
    }

    /// Referred to once more.
    ///
    /// Throws `busy` while it is doomed.
    public func referred() throws(StorageError) -> BlobRecord {
        guard !isDoomed else { throw .busy }
        var next = self
        next.references += 1
        return next
    }

    /// Referred to `count` times less.
    ///
    /// Throws `failed` when it is not referred to as often.
    public func unreferred(_ count: Int = 1) throws(StorageError) -> BlobRecord {
        guard references >= count else { throw .failed("A stored medium has fewer references than analyses.") }
        var next = self
        next.references -= count
        return next
    }

    /// Doomed at a time; nil when somebody refers to it, touched it at `limit` or later, or is deleting it.
    public func doomed(at time: Date, touchedBefore limit: Date) -> BlobRecord? {
        guard references == 0, touched < (isDoomed ? time - Self.deletion : limit) else { return nil }
        var next = self
        next.isDoomed = true
        next.touched = time
        return next
    }
}
