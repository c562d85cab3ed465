/// An amount of stored media: how large, and how many.
public struct StorageAmount: Codable, Sendable, Equatable {
    /// Bytes of the media.
    public var bytes: Int
    /// Number of analyses.
    public var files: Int

    /// Nothing.
    public static let zero = StorageAmount(bytes: 0, files: 0)

    /// An amount.
    public init(bytes: Int, files: Int) {
        self.bytes = bytes
        self.files = files
    }

    /// Whether this much fits into a limit, in bytes and in number.
    public func fits(_ limit: StorageAmount) -> Bool { bytes <= limit.bytes && files <= limit.files }

    /// How much of this is over a limit; nothing in either respect is below zero.
    public func excess(over limit: StorageAmount) -> StorageAmount {
        StorageAmount(bytes: max(0, bytes - limit.bytes), files: max(0, files - limit.files))
    }

    /// Both together.
    public static func + (left: StorageAmount, right: StorageAmount) -> StorageAmount {
        StorageAmount(bytes: left.bytes + right.bytes, files: left.files + right.files)
    }

    /// What is left after taking some away.
    public static func - (left: StorageAmount, right: StorageAmount) -> StorageAmount {
        StorageAmount(bytes: left.bytes - right.bytes, files: left.files - right.files)
    }
}
