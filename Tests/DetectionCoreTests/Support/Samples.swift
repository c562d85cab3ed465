import DetectionCore

/// Evidence and tables that tests are made of.
enum Samples {
    static func evidence(
        _ detector: String, llr: Double? = nil, state: Evidence.State = .done, reason: Reason? = nil
    ) -> Evidence {
        Evidence(
            detector: detector, version: "1.0.0", state: state, score: llr, llr: llr, reason: reason,
            explanation: "A test.")
    }

    /// Two classes six apart, large enough for a rate of one in a hundred, the synthetic one by two generators.
    static func table(detectors profiles: [[String]], count: Int = 300) -> FusionTable {
        var generator = SplitMix64(seed: 7)
        return FusionTable(
            kind: .image, version: "1.0.0", on: "heldout-test",
            profiles: profiles.map { ids in
                profile(
                    ids, authentic: generator.normals(count, mean: -3), synthetic: generator.normals(count, mean: 3))
            })
    }

    /// A table of one detector whose classes overlap.
    static func overlapping(seed: UInt64 = 31) -> FusionTable {
        var generator = SplitMix64(seed: seed)
        return FusionTable(
            kind: .image, version: "1", on: "overlap",
            profiles: [
                profile(["a"], authentic: generator.normals(200, mean: -1), synthetic: generator.normals(200, mean: 1))
            ])
    }

    /// A profile of detectors with equal weights, its synthetic media by two generators.
    static func profile(_ ids: [String], authentic: [Double], synthetic: [Double]) -> FusionProfile {
        let half = synthetic.count / 2
        return FusionProfile(
            detectors: ids, weights: Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }), authentic: authentic,
            synthetic: synthetic,
            groups: [
                FusionProfile.Group(
                    name: "one", by: .generator, delivery: "as-published", scores: Array(synthetic.prefix(half))),
                FusionProfile.Group(
                    name: "two", by: .generator, delivery: "as-published", scores: Array(synthetic.dropFirst(half))),
            ])
    }

    /// The same table without groups of synthetic media.
    static func ungrouped(_ table: FusionTable) -> FusionTable {
        var table = table
        for index in table.profiles.indices { table.profiles[index].groups = nil }
        return table
    }

    static let syntheticClaim = MetadataClaim(
        path: "png:parameters", value: "Steps: 20, Sampler: Euler", claim: .synthetic)
    static let cameraClaim = MetadataClaim(path: "exif:Make", value: "Canon", claim: .camera)
}
