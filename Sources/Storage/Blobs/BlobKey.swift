/// The name of a stored medium: the SHA-256 of its bytes in lower-case hexadecimal, 64 digits.
///
/// Nothing else can be one, so a key never leads out of the place where a store keeps its blobs.
public struct BlobKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digest.
    public let digest: String

    /// The key of the medium with a digest.
    ///
    /// - Throws: `failed` when the text is no digest.
    public init(_ digest: String) throws(StorageError) {
        guard Self.isDigest(digest) else { throw .failed("This is no key of a stored medium.") }
        self.digest = digest
    }

    /// The digest.
    public var description: String { digest }

    /// Whether one comes before the other in listings.
    public static func < (one: BlobKey, other: BlobKey) -> Bool { one.digest < other.digest }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
