/// What the C2PA library found in a file.
public enum StoredManifests: Sendable, Equatable {
    /// A manifest store and what its check found, as the library words it in JSON.
    case found(json: [UInt8])
    /// Nothing that can be checked: the library's words, `Kind: explanation`.
    case none(why: String)
}
