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
    /// Whether it runs without being named; an experimental one does not unless the server was told so.
    public var isEnabled: Bool
    /// Why it cannot run, or does not, when that is so.
    public var problem: String?
    /// The same for programs: a stable code.
    public var problemCode: String?

    enum CodingKeys: String, CodingKey {
        case id, kind, version, digest
        case isEnabled = "enabled"
        case problem
        case problemCode = "problem_code"
    }

    /// One detector.
    public init(
        id: String, kind: MediaKind, version: String, digest: String?, isEnabled: Bool = true, problem: String?,
        problemCode: String?
    ) {
        self.id = id
        self.kind = kind
        self.version = version
        self.digest = digest
        self.isEnabled = isEnabled
        self.problem = problem
        self.problemCode = problemCode
    }

    /// Reads a detector; one of a server that knows no experimental detectors is enabled.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        kind = try container.decode(MediaKind.self, forKey: .kind)
        version = try container.decode(String.self, forKey: .version)
        digest = try container.decodeIfPresent(String.self, forKey: .digest)
        isEnabled = try container.decodeIfPresent(Bool.self, forKey: .isEnabled) ?? true
        problem = try container.decodeIfPresent(String.self, forKey: .problem)
        problemCode = try container.decodeIfPresent(String.self, forKey: .problemCode)
    }
}
