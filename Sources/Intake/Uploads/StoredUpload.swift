import Storage

/// A fully received upload that nobody has taken in yet.
struct StoredUpload: Sendable, Equatable {
    /// Its bytes.
    var content: ReceivedMedium
    /// Number of bytes.
    var count: Int
    /// SHA-256 of its bytes, lower-case hexadecimal.
    var sha256: String
}
