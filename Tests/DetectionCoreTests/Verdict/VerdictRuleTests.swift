import DetectionCore
import Testing

@Suite("The verdict rule", .timeLimit(.minutes(20)))
struct VerdictRuleTests {
    private let rule = VerdictRule(table: Samples.table(detectors: [["a"], ["b"], ["a", "b"]]))

    @Test("A fused score beyond a threshold decides; one between them does not")
    func thresholds() throws {
        let rule = VerdictRule(
            table: Samples.overlapping(), settings: VerdictSettings(maxFPR: 0.02, maxMissRate: 0.02))
        #expect(try rule.decide([Samples.evidence("a", llr: 9)]).verdict == .synthetic)
        #expect(try rule.decide([Samples.evidence("a", llr: -9)]).verdict == .noSigns)
        let middle = try rule.decide([Samples.evidence("a", llr: 0)])
        #expect(middle.verdict == .uncertain)
        #expect(middle.reason == .betweenThresholds)
    }

    @Test("Statistics never call anything authentic, however strong they are")
    func statisticsNeverReassureFully() throws {
        for llr in stride(from: -40.0, through: 40.0, by: 0.5) {
            #expect(try rule.decide([Samples.evidence("a", llr: llr)]).verdict != .authentic)
        }
    }

    @Test("Without groups of synthetic media nothing gets no signs: what leans real is not measured enough")
    func ungrouped() throws {
        let rule = VerdictRule(table: Samples.ungrouped(Samples.overlapping()))
        let real = try rule.decide([Samples.evidence("a", llr: -9)])
        #expect(real.verdict == .uncertain)
        #expect(real.reason == .notMeasuredEnough)
        #expect(real.operatingPoint?.noSignsThreshold == nil)
        let open = try rule.decide([Samples.evidence("a", llr: 0.5)])
        #expect(open.reason == .betweenThresholds)
        #expect(try rule.decide([Samples.evidence("a", llr: 9)]).verdict == .synthetic)
    }

    @Test("The prior moves the probability and nothing else: not the evidence, the ratio or the verdict")
    func prior() throws {
        for llr in stride(from: -4.0, through: 4.0, by: 0.5) {
            let evidence = [Samples.evidence("a", llr: llr)]
            let even = try VerdictRule(table: Samples.overlapping()).decide(evidence)
            let sceptical = try VerdictRule(table: Samples.overlapping(), settings: VerdictSettings(prior: 0.1))
                .decide(evidence)
            #expect(try #require(sceptical.probability) < (try #require(even.probability)))
            #expect(sceptical.llr == even.llr && sceptical.verdict == even.verdict)
            #expect(sceptical.evidence == even.evidence)
        }
    }

    @Test("Claims alone never make a medium synthetic, whatever the evidence")
    func claimsNeverAccuse() throws {
        var generator = SplitMix64(seed: 21)
        for _ in 0..<500 {
            let evidence = ["a", "b"].map { id in
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: Samples.evidence(id, state: .failed, reason: .inferenceFailed)
                case 1: Samples.evidence(id, state: .notApplicable, reason: .imageTooSmall)
                default: Samples.evidence(id, llr: generator.normal() * 4)
                }
            }
            let claims = (0..<3).map { _ in
                Bool.random(using: &generator) ? Samples.syntheticClaim : Samples.cameraClaim
            }
            let bare = try rule.decide(evidence)
            let claimed = try rule.decide(evidence, claims: claims)
            if claimed.verdict == .synthetic { #expect(bare.verdict == .synthetic) }
            #expect(claimed.probability == bare.probability)
            #expect(claimed.verdict == bare.verdict || claimed.verdict == .uncertain)
        }
    }

    @Test("A claim of synthesis against no signs is a conflict, hence uncertain")
    func claimConflicts() throws {
        let decision = try rule.decide([Samples.evidence("a", llr: -8)], claims: [Samples.syntheticClaim])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .signalsConflict)
        #expect(decision.conflicts == [["a", "png:parameters"]])
    }

    @Test("A camera's note argues for nothing")
    func cameraClaim() throws {
        let evidence = [Samples.evidence("a", llr: 8)]
        #expect(try rule.decide(evidence, claims: [Samples.cameraClaim]) == rule.decide(evidence))
    }

    @Test("Two strong signals that disagree give uncertain and are both named")
    func conflict() throws {
        let decision = try rule.decide([Samples.evidence("a", llr: 9), Samples.evidence("b", llr: -3)])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .signalsConflict)
        #expect(decision.conflicts == [["a", "b"]])
    }

    @Test("A detector without weight is shown and decides nothing")
    func weightless() throws {
        let decision = try rule.decide([Samples.evidence("a", llr: 9), Samples.evidence("shown", llr: -9)])
        #expect(decision.verdict == .synthetic)
        #expect(decision.conflicts.isEmpty)
        #expect(decision.evidence.first { $0.detector == "shown" }?.weight == 0)
    }

    @Test("A failed detector lowers coverage, is listed, and the fallback profile answers")
    func fallback() throws {
        let full = try rule.decide([Samples.evidence("a", llr: 8), Samples.evidence("b", llr: 8)])
        let partial = try rule.decide([
            Samples.evidence("a", state: .failed, reason: .modelMissing), Samples.evidence("b", llr: 8),
        ])
        #expect(full.coverage == 1)
        #expect(partial.coverage == 0.5)
        #expect(partial.verdict == .synthetic)
        #expect(partial.evidence.contains { $0.detector == "a" && $0.state == .failed && $0.weight == nil })
    }

    @Test("Without a measured table the answer is uncertain, never a guess")
    func nothingMeasured() throws {
        let decision = try VerdictRule(table: nil).decide([
            Samples.evidence("a", llr: 50), Samples.evidence("m", state: .notApplicable, reason: .noMetadata),
        ])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .tableMissing)
        #expect(decision.probability == nil)
        #expect(decision.coverage == 0)
    }

    @Test("A refusal by a deciding detector makes the medium not applicable, with its reason")
    func refusal() throws {
        let decision = try rule.decide([
            Samples.evidence("a", state: .failed, reason: .modelMissing),
            Samples.evidence("b", state: .notApplicable, reason: .imageTooSmall),
        ])
        #expect(decision.verdict == .notApplicable)
        #expect(decision.reason == .imageTooSmall)
    }

    @Test("A refusal by a detector that never decides is not the medium's fault")
    func irrelevantRefusal() throws {
        let decision = try rule.decide([
            Samples.evidence("a", state: .failed, reason: .inferenceFailed),
            Samples.evidence("m", state: .notApplicable, reason: .noMetadata),
        ])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .inferenceFailed)
    }

    @Test("A dead decoder gives uncertain, not a refusal")
    func decoderFailed() throws {
        let decision = try rule.decide([
            Samples.evidence("a", state: .failed, reason: .decoderFailed),
            Samples.evidence("b", state: .notApplicable, reason: .imageTooSmall),
        ])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .decoderFailed)
    }

    @Test("A detector that is off gives uncertain, and a failure or a refusal of another one comes first")
    func detectorOff() throws {
        let off = Samples.evidence("a", state: .notApplicable, reason: .detectorOff)
        let decision = try rule.decide([off])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .detectorOff)
        let short = Samples.evidence("b", state: .notApplicable, reason: .durationTooShort)
        #expect(try rule.decide([off, short]).verdict == .notApplicable)
        let broken = Samples.evidence("b", state: .failed, reason: .inferenceFailed)
        #expect(try rule.decide([off, broken]).reason == .inferenceFailed)
    }

    @Test("That a detector found no mark is no refusal: one that is off, or another refusal, is the reason")
    func nothingFound() throws {
        let nothing = Samples.evidence("a", state: .notApplicable, reason: .noMark)
        let off = Samples.evidence("b", state: .notApplicable, reason: .detectorOff)
        #expect(try rule.decide([nothing, off]).reason == .detectorOff)
        let music = try rule.decide([nothing, Samples.evidence("b", state: .notApplicable, reason: .music)])
        #expect(music.verdict == .notApplicable && music.reason == .music)
        let alone = try rule.decide([nothing])
        #expect(alone.verdict == .uncertain && alone.reason == .notMeasured)
    }

    @Test("A rate the sample cannot support is refused, not approximated")
    func unsupportedRate() {
        let strict = VerdictRule(table: rule.table, settings: VerdictSettings(maxFPR: 0.001))
        #expect(throws: OperatingPointError.sampleTooSmall(rate: 0.001, count: 300)) {
            try strict.decide([Samples.evidence("a", llr: 1)])
        }
    }

    @Test("A looser false-positive rate never turns synthetic into something else")
    func monotoneInRate() throws {
        for llr in stride(from: -4.0, through: 4.0, by: 0.1) {
            var seen = false
            for rate in [0.01, 0.02, 0.05, 0.1, 0.3] {
                let rule = VerdictRule(table: Samples.overlapping(), settings: VerdictSettings(maxFPR: rate))
                let isSynthetic = try rule.decide([Samples.evidence("a", llr: llr)]).verdict == .synthetic
                #expect(isSynthetic || !seen)
                seen = seen || isSynthetic
            }
        }
    }
}
