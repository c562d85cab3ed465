/// The result of clearing.
public struct ClearedView: Codable, Sendable, Equatable {
    /// Number of deleted analyses.
    public var deleted: Int
    /// Bytes that their deletion freed.
    public var freed: Int
    /// The store afterwards.
    public var storage: StorageView

    /// The outcome of clearing.
    public init(deleted: Int, freed: Int, storage: StorageView) {
        self.deleted = deleted
        self.freed = freed
        self.storage = storage
    }
}
