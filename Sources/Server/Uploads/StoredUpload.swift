/// A fully received upload in a temporary file.
struct StoredUpload: Sendable, Equatable {
    /// The temporary file.
    var path: String
    /// Its size in bytes.
    var count: Int
    /// SHA-256 of its bytes, lower-case hexadecimal.
    var sha256: String
}
