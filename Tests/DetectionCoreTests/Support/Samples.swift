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

    /// Two classes three apart, large enough for a rate of one in a hundred.
    static func table(detectors profiles: [[String]], count: Int = 300) -> FusionTable {
        var generator = SplitMix64(seed: 7)
        return FusionTable(
            kind: .image, version: "1.0.0", on: "heldout-test",
            profiles: profiles.map { ids in
                FusionProfile(
                    detectors: ids, weights: Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }),
                    authentic: generator.normals(count, mean: -3), synthetic: generator.normals(count, mean: 3))
            })
    }

    static let syntheticClaim = MetadataClaim(
        path: "png:parameters", value: "Steps: 20, Sampler: Euler", claim: .synthetic)
    static let cameraClaim = MetadataClaim(path: "exif:Make", value: "Canon", claim: .camera)
}
