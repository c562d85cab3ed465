import Foundation

@testable import DetectionCore

/// Reports for what a person reads.
enum Reports {
    /// What was measured where an answer may reassure.
    static let point = OperatingPoint(
        maxFPR: 0.01, threshold: 2, measuredFPR: 0.008, measuredTPR: 0.274, maxMissRate: 0.1, noSignsThreshold: -1,
        measuredMissRate: 0.093, measuredNoSignsRate: 0.6, worstGroup: nil, on: "images", nAuthentic: 520,
        nSynthetic: 246)

    /// A report of a file, without evidence.
    static func report(
        verdict: Verdict = .uncertain, reason: Reason? = nil, kind: MediaKind = .image, probability: Double? = nil,
        evidence: [Evidence] = [], conflicts: [[String]] = []
    ) -> Report {
        let format: MediaFormat =
            switch kind {
            case .image: .jpeg
            case .audio: .mp3
            case .video: .mp4
            case .text: .text
            }
        return Report(
            id: "a", state: "done", created: .distantPast, finished: .distantPast,
            media: MediaDescription(kind: kind, format: format, bytes: 1000, sha256: ""), verdict: verdict,
            reason: reason, probability: probability, interval: nil, polarity: "1 = synthetic",
            llr: probability.map { Probability.logit($0) }, operatingPoint: point, evidence: evidence, coverage: 1,
            conflicts: conflicts, provenance: Report.Provenance(), stability: nil, warnings: [],
            engine: Report.Engine(version: "0.2.0", models: [:]))
    }

    /// A deciding piece of evidence.
    static func evidence(_ contribution: Double?, detector: String = "image.clip", llr: Double? = nil) -> Evidence {
        var evidence = Evidence(
            detector: detector, version: "1", state: .done, llr: llr ?? contribution, weight: 1,
            explanation: "It is more like the photographs of training.")
        evidence.contribution = contribution
        return evidence
    }
}
