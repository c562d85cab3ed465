import DetectionCore
import Testing

@Suite("Marks and signatures over pixels in the verdict", .timeLimit(.minutes(20)))
struct TraceTests {
    private let rule = VerdictRule(table: Samples.table(detectors: [["a"]]))
    private let real = Samples.evidence("a", llr: -8)
    private let mark = Samples.evidence("image.mark", llr: Evidence.traceLLR)
    private let camera = ContentCredentials(state: .trusted, digitalSourceType: .digitalCapture)
    private let signed = PixelSignature(state: .trusted, signer: "NovelAI", path: "png:stealth")

    @Test("A mark decides, whatever the statistics say and when they have no answer")
    func decides() throws {
        for others in [
            [real], [Samples.evidence("a", llr: 8)], [Samples.evidence("a", state: .failed, reason: .decoderFailed)],
            [],
        ] {
            let statistics = try rule.decide(others)
            let decision = try rule.decide(others + [mark])
            #expect(decision.verdict == .synthetic && decision.reason == .marked)
            #expect(decision.llr == (statistics.llr ?? 0) + 8 && decision.interval == nil)
            let found = try #require(decision.evidence.first { $0.detector == "image.mark" })
            #expect(found.weight == 1 && found.contribution == 8)
            let (sum, llr) = (decision.evidence.compactMap(\.contribution).reduce(0, +), try #require(decision.llr))
            #expect(abs(sum - llr) < 1e-9, "contributions sum to the report's ratio")
        }
    }

    @Test("Phrases of an assistant add to the statistics and decide nothing alone")
    func support() throws {
        let phrases = Samples.evidence(Evidence.textTraces, llr: 3)
        let statistics = try rule.decide([real])
        let decision = try rule.decide([real, phrases])
        #expect(decision.llr == (statistics.llr ?? 0) + 3)
        #expect((decision.probability ?? 0) > (statistics.probability ?? 1))
        let point = try #require(decision.operatingPoint)
        let sum = try #require(decision.llr)
        let expected: Verdict =
            sum > point.threshold ? .synthetic : point.noSignsThreshold.map { sum < $0 } == true ? .noSigns : .uncertain
        #expect(decision.verdict == expected)
        let near = try rule.decide([Samples.evidence("a", llr: 8), phrases])
        #expect(near.verdict == .synthetic)
        let alone = try rule.decide([phrases])
        #expect(alone.verdict == .uncertain && alone.probability == nil)
        let (own, all) = (try rule.decide([Samples.evidence("own.text", llr: 3), real]), statistics)
        #expect(own.llr == all.llr, "no other detector adds like that")
    }

    @Test("The probability follows from the ratio and the prior")
    func probability() throws {
        for prior in [0.01, 0.5, 0.9] {
            let rule = VerdictRule(table: nil, settings: VerdictSettings(prior: prior))
            let decision = try rule.decide([mark])
            #expect(decision.probability == Probability.posterior(llr: 8, prior: prior))
        }
    }

    @Test("Without a mark, or below its ratio, nothing changes; nor by a detector of another name")
    func noMark() throws {
        let statistics = try rule.decide([real])
        for other in [
            Samples.evidence("image.mark", state: .notApplicable, reason: .noMark),
            Samples.evidence("image.mark", llr: 7.9),
            Samples.evidence("own.mark", llr: 20),
        ] {
            let decision = try rule.decide([real, other])
            #expect(decision.verdict == statistics.verdict && decision.reason == statistics.reason)
            #expect(decision.llr == statistics.llr && decision.probability == statistics.probability)
        }
    }

    @Test("Against a trusted camera a mark, and a signature over the pixels, leave it uncertain")
    func trustedCamera() throws {
        for others in [[real], []] {
            let marked = try rule.decide(others + [mark], credentials: camera)
            #expect(marked.verdict == .uncertain && marked.reason == .signalsConflict)
            #expect(marked.conflicts == [["image.mark", "provenance.c2pa"]])
        }
        let both = try rule.decide([real], credentials: camera, pixelSignature: signed)
        #expect(both.verdict == .uncertain && both.reason == .signalsConflict)
        #expect(both.conflicts == [["provenance.pixel_signature", "provenance.c2pa"]])
    }

    @Test("A camera's name in the notes does not outweigh a mark")
    func notes() throws {
        let decision = try rule.decide([mark], claims: [Samples.cameraClaim])
        #expect(decision.verdict == .synthetic && decision.reason == .marked)
    }

    @Test("A generator's signature over the pixels is proof; one over other pixels argues for nothing")
    func pixelSignature() throws {
        let proof = try rule.decide([real], pixelSignature: signed)
        #expect(proof.verdict == .synthetic && proof.reason == .signed)
        #expect(proof.probability == (try rule.decide([real])).probability)
        for state in [PixelSignature.State.altered, .unknown] {
            let other = PixelSignature(state: state, signer: "NovelAI", path: "png:stealth")
            #expect(try rule.decide([real], pixelSignature: other) == rule.decide([real]))
        }
    }
}
