public import Foundation

/// An upload that comes in pieces.
///
/// How much of it is there is what its file holds: nothing else could be ahead of the disk.
public struct UploadRecord: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Whose upload it is.
    public var ownerID: String
    /// Its size when it is complete, in bytes.
    public var length: Int
    /// Where the staged file with what has come was when the upload began; its name counts.
    public var path: String
    /// The cleaned file name.
    public var name: String?
    /// The media type the client declared.
    public var declaredType: String?
    /// What the client said about it, as it was said.
    public var metadata: String?
    /// Start time.
    public var created: Date
    /// Expiry when unused.
    public var expires: Date

    /// An upload of which nothing has come.
    public init(
        id: String, ownerID: String, length: Int, path: String, name: String?, declaredType: String?, metadata: String?,
        created: Date, expires: Date
    ) {
        self.id = id
        self.ownerID = ownerID
        self.length = length
        self.path = path
        self.name = name
        self.declaredType = declaredType
        self.metadata = metadata
        self.created = created
        self.expires = expires
    }

    /// Storage it uses, from its beginning: its full length.
    public var usage: StorageUsage { StorageUsage(kept: .zero, transient: StorageAmount(bytes: length, files: 1)) }

    /// Whether it fits into its owner's total beside what they use.
    public func mayBegin(within total: StorageAmount, beside used: StorageUsage) -> Bool {
        (used + usage).total.fits(total)
    }
}
