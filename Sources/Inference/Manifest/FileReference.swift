/// A file of a model folder, pinned by its digest.
public struct FileReference: Sendable, Equatable, Hashable, Codable {
    /// Name relative to the model's folder.
    public var file: String
    /// SHA-256, 64 lower-case hexadecimal digits.
    public var sha256: String

    /// A file with its digest.
    public init(file: String, sha256: String) {
        self.file = file
        self.sha256 = sha256
    }
}
