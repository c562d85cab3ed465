import Analysis
import DetectionCore
import Detectors
import Inference
import MediaDecoding

/// Analyzers of fake detectors over the real decoder.
enum Pipelines {
    /// Two classes far apart, the synthetic one by one generator: every rate down to one in a hundred is supported.
    static func table(_ detectors: [String], kind: MediaKind = .image, count: Int = 100) -> FusionTable {
        let synthetic = (0..<count).map { 2 + Double($0) / 100 }
        return FusionTable(
            kind: kind, version: "1.0.0", on: "heldout-test",
            profiles: [
                FusionProfile(
                    detectors: detectors, weights: Dictionary(uniqueKeysWithValues: detectors.map { ($0, 1) }),
                    authentic: (0..<count).map { -2 - Double($0) / 100 },
                    synthetic: synthetic,
                    groups: [.init(name: "fake", by: .generator, delivery: "as-published", scores: synthetic)])
            ])
    }

    static func analyzer(
        _ detectors: [any Detector], tables: [FusionTable] = [], decoder: String? = nil,
        credentials: CredentialReader? = nil, pixelSignatures: PixelSignatureReader = .novelAI,
        limits: DecodeLimits = DecodeLimits(), runsExperimental: Bool = false, models: ModelRepository? = nil
    ) -> Analyzer {
        Analyzer(
            detectors: detectors, models: models, fusion: FusionTables(tables),
            decoders: DecoderPool(executable: decoder, size: 1, limits: limits), credentials: credentials,
            pixelSignatures: pixelSignatures, limits: limits, runsExperimental: runsExperimental)
    }
}
