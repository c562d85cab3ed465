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
        answers(for: evidence).first
    }

    /// The profiles whose detectors all have an answer, those of most detectors first, with the fused scores.
    func answers(for evidence: [Evidence]) -> [(profile: FusionProfile, score: Double)] {
        largestFirst.compactMap { profile in profile.fuse(evidence).map { (profile, $0) } }
    }

    /// The profiles, those of most detectors first.
    var largestFirst: [FusionProfile] {
        profiles.enumerated().sorted { one, other in
            let (left, right) = (one.element.detectors.count, other.element.detectors.count)
            return left == right ? one.offset > other.offset : left > right
        }.map(\.element)
    }

    /// What comes of the largest profile whose sample supports the rates.
    ///
    /// - Throws: `OperatingPointError` of the largest when none does; nil for a table without profiles.
    public func measured(_ settings: VerdictSettings) throws(OperatingPointError) -> Measured? {
        try firstSupported(largestFirst.map { ($0, 0) }, settings)?.measured
    }

    /// The first of some profiles whose sample supports the rates, with its score.
    ///
    /// - Throws: `OperatingPointError` of the first when none does.
    func firstSupported(
        _ answers: [(profile: FusionProfile, score: Double)], _ settings: VerdictSettings
    ) throws(OperatingPointError) -> (profile: FusionProfile, score: Double, measured: Measured)? {
        var refusal: OperatingPointError?
        for (profile, score) in answers {
            do throws(OperatingPointError) {
                return (profile, score, try measured(profile, settings))
            } catch {
                refusal = refusal ?? error
            }
        }
        if let refusal { throw refusal }
        return nil
    }

    /// Ids of all detectors that can decide.
    public var decidingDetectors: Set<String> { Set(profiles.flatMap(\.detectors)) }
}
