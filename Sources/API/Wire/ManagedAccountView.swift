public import Foundation

/// An account as administrators see it: never what it holds.
public struct ManagedAccountView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// Its address.
    public var email: String
    /// `user`, `admin` or `guest`.
    public var role: String
    /// Creation time.
    public var created: Date
    /// Whether it may not be used.
    public var disabled: Bool
    /// Bytes that it keeps.
    public var used: Int
    /// Number of analyses that it keeps.
    public var files: Int
    /// Most bytes that it may keep.
    public var maxBytes: Int
    /// Most analyses that it may keep.
    public var maxFiles: Int

    enum CodingKeys: String, CodingKey {
        case id, email, role, created, disabled, used, files
        case maxBytes = "max_bytes"
        case maxFiles = "max_files"
    }

    /// An account.
    public init(
        id: String, email: String, role: String, created: Date, disabled: Bool, used: Int, files: Int, maxBytes: Int,
        maxFiles: Int
    ) {
        self.id = id
        self.email = email
        self.role = role
        self.created = created
        self.disabled = disabled
        self.used = used
        self.files = files
        self.maxBytes = maxBytes
        self.maxFiles = maxFiles
    }
}
