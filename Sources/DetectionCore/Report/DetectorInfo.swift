/// One detector of an installation, as clients see it.
public struct DetectorInfo: Codable, Sendable, Equatable {
    /// The detector's id.
    public var id: String
    /// The kind of medium it looks at.
    public var kind: MediaKind
    /// Its version.
    public var version: String
    /// Digest of its model; nil when it has none or the model is missing.
    public var digest: String?
    /// Why it cannot run, when it cannot.
    public var problem: String?

    /// One detector.
    public init(id: String, kind: MediaKind, version: String, digest: String?, problem: String?) {
        self.id = id
        self.kind = kind
        self.version = version
        self.digest = digest
        self.problem = problem
    }
}
