import Foundation
import Testing

@testable import DetectionCore

@Suite("Contributions of evidence", .timeLimit(.minutes(20)))
struct ContributionTests {
    /// Random classes, weights, bias and evidence.
    private func decided(_ seed: UInt64, prior: Double) throws -> Decision {
        var generator = SplitMix64(seed: seed)
        let ids = Array(["a", "b", "c"].prefix(Int.random(in: 1...3, using: &generator)))
        let weights = ids.map { ($0, Double.random(in: 0.05...2, using: &generator)) }
        let apart = Double.random(in: 0...3, using: &generator)
        let shift = Double.random(in: -2...2, using: &generator)
        let profile = FusionProfile(
            detectors: ids, weights: Dictionary(uniqueKeysWithValues: weights),
            bias: Double.random(in: -2...2, using: &generator),
            authentic: generator.normals(120, mean: shift - apart, step: seed % 3 == 0 ? 0.5 : nil),
            synthetic: generator.normals(100, mean: shift + apart))
        let evidence = ids.map { Samples.evidence($0, llr: generator.normal() * 3) }
        let shown = [Samples.evidence("shown", llr: -50), Samples.evidence("gone", state: .failed, reason: .cancelled)]
        let table = FusionTable(kind: .image, version: "1", on: "random", profiles: [profile])
        return try VerdictRule(table: table, settings: VerdictSettings(maxFPR: 0.05, prior: prior))
            .decide(evidence + shown)
    }

    @Test("They sum to the report's ratio, and the ratio to the probability", arguments: [0.5, 0.1, 0.8])
    func sums(prior: Double) throws {
        for seed in [UInt64](0..<200) {
            let decision = try decided(seed, prior: prior)
            let llr = try #require(decision.llr)
            let sum = decision.evidence.compactMap(\.contribution).reduce(0, +)
            #expect(abs(sum - llr) < 1e-9)
            let probability = try #require(decision.probability)
            #expect(abs(Probability.logit(probability) - Probability.logit(prior) - llr) < 1e-9)
        }
    }

    @Test("A probability never stands on the other side of the prior than evidence that all leans one way")
    func sign() throws {
        var seen = (synthetic: 0, authentic: 0)
        for seed in [UInt64](0..<400) {
            for prior in [0.5, 0.2] {
                let decision = try decided(seed, prior: prior)
                let contributions = decision.evidence.compactMap(\.contribution)
                let probability = try #require(decision.probability)
                if contributions.allSatisfy({ $0 > 0 }) {
                    seen.synthetic += 1
                    #expect(probability > prior)
                } else if contributions.allSatisfy({ $0 < 0 }) {
                    seen.authentic += 1
                    #expect(probability < prior)
                }
            }
        }
        #expect(seen.synthetic > 50 && seen.authentic > 50, "the property says nothing over no cases")
    }

    @Test("What is only shown, or has no answer, contributes nothing")
    func others() throws {
        let decision = try decided(1, prior: 0.5)
        for item in decision.evidence where ["shown", "gone"].contains(item.detector) {
            #expect(item.contribution == nil)
        }
    }

    @Test("What calibration adds is spread in proportion to the weights")
    func spread() {
        let profile = FusionProfile(
            detectors: ["a", "b"], weights: ["a": 3, "b": 1], authentic: [], synthetic: [])
        let weighed = profile.weigh([Samples.evidence("a", llr: 1), Samples.evidence("b", llr: 1)], to: 8)
        #expect(weighed.map(\.contribution) == [6, 2])
        #expect(weighed.map(\.weight) == [3, 1])
    }

    @Test("Stretches move with their detector: one like the whole contributes what the whole does")
    func segments() throws {
        var evidence = Samples.evidence("a", llr: -0.94)
        evidence.segments = [-0.94, 0, 2].map { Segment(track: .video, start: 0, end: 0, score: $0) }
        let profile = FusionProfile(
            detectors: ["a"], weights: ["a": 1.5], bias: 0.84, authentic: [], synthetic: [])
        let weighed = try #require(profile.weigh([evidence], to: 0.5).first)
        let scores = try #require(weighed.segments).map(\.score)
        #expect(abs(scores[0] - 0.5) < 1e-12)
        #expect(abs(scores[1] - 1.91) < 1e-12)
        #expect(abs(scores[2] - 4.91) < 1e-12)
    }

    @Test("Where every weight is zero all contribute alike")
    func weightless() {
        let profile = FusionProfile(detectors: ["a", "b"], weights: [:], authentic: [], synthetic: [])
        let weighed = profile.weigh([Samples.evidence("a", llr: 1), Samples.evidence("b", llr: -1)], to: 3)
        #expect(weighed.map(\.contribution) == [1.5, 1.5])
    }
}
