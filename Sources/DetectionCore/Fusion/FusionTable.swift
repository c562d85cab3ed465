/// All fusion profiles of one kind of medium, as shipped in `Models/fusion/<kind>.json`.
public struct FusionTable: Codable, Sendable, Equatable {
    /// The kind of medium.
    public var kind: MediaKind
    /// Version of the table.
    public var version: String
    /// Name of the held-out set the profiles were measured on.
    public var on: String
    /// The profiles, in any order.
    public var profiles: [FusionProfile]

    /// A table of profiles.
    public init(kind: MediaKind, version: String, on: String, profiles: [FusionProfile]) {
        self.kind = kind
        self.version = version
        self.on = on
        self.profiles = profiles
    }

    /// The profile of most detectors that all have an answer, with the fused score.
    public func best(for evidence: [Evidence]) -> (profile: FusionProfile, score: Double)? {
        profiles
            .compactMap { profile in profile.fuse(evidence).map { (profile, $0) } }
            .max { $0.0.detectors.count < $1.0.detectors.count }
    }

    /// Ids of all detectors that can decide.
    public var decidingDetectors: Set<String> { Set(profiles.flatMap(\.detectors)) }
}
