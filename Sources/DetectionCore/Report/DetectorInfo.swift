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
    /// The same for programs: a stable code.
    public var problemCode: String?

    enum CodingKeys: String, CodingKey {
        case id, kind, version, digest, problem
        case problemCode = "problem_code"
    }

    /// One detector.
    public init(id: String, kind: MediaKind, version: String, digest: String?, problem: String?, problemCode: String?) {
        self.id = id
        self.kind = kind
        self.version = version
        self.digest = digest
        self.problem = problem
        self.problemCode = problemCode
    }
}
