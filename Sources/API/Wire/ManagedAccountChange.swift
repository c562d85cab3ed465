/// An administrator's change of an account; absent fields stay.
public struct ManagedAccountChange: Codable, Sendable, Equatable {
    /// Most bytes that it may keep.
    public var maxBytes: Int?
    /// Most analyses that it may keep.
    public var maxFiles: Int?
    /// Whether it may not be used; disabling ends its sessions.
    public var disabled: Bool?

    enum CodingKeys: String, CodingKey {
        case disabled
        case maxBytes = "max_bytes"
        case maxFiles = "max_files"
    }

    /// A change.
    public init(maxBytes: Int? = nil, maxFiles: Int? = nil, disabled: Bool? = nil) {
        self.maxBytes = maxBytes
        self.maxFiles = maxFiles
        self.disabled = disabled
    }
}
