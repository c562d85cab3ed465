import Foundation
import Testing

@testable import DetectionCore

@Suite("Fusion with taught detectors", .timeLimit(.minutes(20)))
struct TaughtScoresTests {
    private let base = FusionTable(
        kind: .image, version: "1.0.0", on: "held-out",
        profiles: [
            FusionProfile(
                detectors: ["image.clip"], weights: ["image.clip": 1],
                authentic: (0..<400).map { Double($0) / 100 - 4 },
                synthetic: (0..<400).map { Double($0) / 100 - 1 },
                groups: [
                    .init(name: "known", by: .year, delivery: "as-published", scores: (0..<50).map { Double($0) / 10 })
                ])
        ])

    /// A detector that the guard's last `alarms` pictures alarm, with as strong a ratio as its own.
    private func taught(_ id: String, alarms: Int = 0, stand: String = "guard/probe/graph") -> TaughtScores {
        TaughtScores(
            detector: id, kind: .image, base: "image.clip", stand: stand,
            guarded: (0..<300).map { .init(base: Double($0) / 100 - 4, own: $0 >= 300 - alarms ? 6 : -5) },
            authentic: (0..<20).map { .init(base: -3.005 - Double($0) / 100, own: -6) },
            synthetic: (0..<20).map { .init(base: -2, own: 5 + Double($0) / 10) })
    }

    private func evidence(_ llrs: [String: Double]) -> [Evidence] {
        llrs.map { id, llr in
            Evidence(
                detector: id, version: "1", digest: nil, state: .done, score: llr, llr: llr, explanation: "",
                milliseconds: 0)
        }
    }

    @Test("Without a taught detector the table stays as it is")
    func none() {
        #expect(base.adding([]) == base)
    }

    @Test("What the built-in detector misses is synthetic when a taught one knows it, and both are weighed")
    func found() throws {
        let rule = VerdictRule(table: base.adding([taught("image.mine")]))
        let decision = try rule.decide(evidence(["image.clip": -3, "image.mine": 6]))
        #expect(decision.verdict == .synthetic)
        #expect(decision.conflicts.isEmpty)
        let weights = Dictionary(uniqueKeysWithValues: decision.evidence.map { ($0.detector, $0.weight ?? 0) })
        #expect(abs((weights["image.mine"] ?? 0) + (weights["image.clip"] ?? 0) - 1) < 1e-9)
        #expect((weights["image.mine"] ?? 0) > 0.99)
        let sum = decision.evidence.compactMap(\.contribution).reduce(0, +)
        #expect(abs(sum - (decision.llr ?? 0)) < 1e-9)
        #expect(decision.operatingPoint?.on == "held-out + image.mine")
        #expect(try VerdictRule(table: base).decide(evidence(["image.clip": -3])).verdict != .synthetic)
    }

    @Test("That a taught detector does not know a medium takes nothing from what the built-in one finds")
    func notForgotten() throws {
        let rule = VerdictRule(table: base.adding([taught("image.mine")]))
        #expect(try rule.decide(evidence(["image.clip": 2.9, "image.mine": -20])).verdict == .synthetic)
        #expect(try VerdictRule(table: base).decide(evidence(["image.clip": 2.9])).verdict == .synthetic)
    }

    @Test("A detector that alarms at the guard moves the threshold: no more of it is accused than was asked for")
    func guarded() throws {
        for alarms in [0, 1, 3, 10, 60] {
            let table = base.adding([taught("image.mine", alarms: alarms)])
            let profile = try #require(table.profiles.last)
            let point = try table.measured(profile, VerdictSettings(maxFPR: 0.01)).point
            #expect(point.measuredFPR <= 0.01)
            #expect(point.nAuthentic == 420, "the guard's pictures are counted once")
        }
    }

    @Test("No signs are given only where no more than the accepted share of the taught generator passes")
    func noSigns() throws {
        var weak = taught("image.mine")
        weak.synthetic = (0..<20).map { .init(base: -3.95, own: $0 < 4 ? -20 : 5) }
        for (scores, isGiven) in [(taught("image.mine"), true), (weak, false)] {
            let table = base.adding([scores])
            let profile = try #require(table.profiles.last)
            let thresholds = try table.measured(profile, VerdictSettings()).thresholds
            let verdict = thresholds.verdict(of: -3.9 - log(2))
            #expect((verdict == .noSigns) == isGiven)
        }
    }

    @Test("Two taught detectors decide together; one that stood on another guard is left out")
    func several() throws {
        let table = base.adding([
            taught("image.one"), taught("image.two", alarms: 2), taught("image.old", stand: "another"),
        ])
        let sets = table.profiles.map { Set($0.detectors) }
        #expect(sets.contains(["image.clip", "image.one", "image.two"]))
        #expect(!sets.contains { $0.contains("image.old") })
        let rule = VerdictRule(table: table)
        let decision = try rule.decide(
            evidence(["image.clip": -3, "image.one": -5, "image.two": 9, "image.old": 9]))
        #expect(decision.verdict == .synthetic)
        #expect(decision.evidence.first { $0.detector == "image.old" }?.weight == 0)
    }

    @Test("A mixture of ratios equals the ratio of the mixed likelihoods, without overflow")
    func mixture() {
        let found = Probability.mixture([(0.25, 1), (0.75, -2)])
        #expect(abs(found - log(0.25 * exp(1.0) + 0.75 * exp(-2.0))) < 1e-12)
        #expect(abs(Probability.mixture([(0.5, 1000), (0.5, -1000)]) - (1000 + log(0.5))) < 1e-9)
        #expect(Probability.mixture([(0, 3)]) == -.infinity)
    }

    @Test("What was measured is written as pairs and read again")
    func coding() throws {
        let scores = taught("image.mine")
        let data = try JSONEncoder().encode(scores)
        #expect(String(decoding: data, as: UTF8.self).contains("[-2,5]"))
        #expect(try JSONDecoder().decode(TaughtScores.self, from: data) == scores)
    }
}
