import DetectionCore
import Testing

@Suite("Signed provenance in the verdict")
struct SignedProvenanceTests {
    private let rule = VerdictRule(table: Samples.table(detectors: [["a"]]))
    private let authentic = [Samples.evidence("a", llr: -8)]
    private let synthetic = [Samples.evidence("a", llr: 8)]

    private func credentials(
        _ state: ContentCredentials.State, _ type: DigitalSourceType?, failures: [String] = []
    ) -> ContentCredentials {
        ContentCredentials(state: state, digitalSourceType: type, failures: failures)
    }

    @Test(
        "A trusted signature that states machine-made parts is proof, whatever the statistics say",
        arguments: [
            DigitalSourceType.trainedAlgorithmicMedia, .compositeWithTrainedAlgorithmicMedia, .compositeSynthetic,
        ]
    )
    func proof(type: DigitalSourceType) throws {
        let signed = credentials(.trusted, type)
        for evidence in [authentic, synthetic, [Samples.evidence("a", state: .failed, reason: .decoderFailed)]] {
            let decision = try rule.decide(evidence, credentials: signed)
            #expect(decision.verdict == .synthetic)
            #expect(decision.reason == .signed)
            #expect(decision.probability == (try rule.decide(evidence)).probability)
        }
        #expect(try VerdictRule(table: nil).decide([], credentials: signed).verdict == .synthetic)
    }

    @Test("No other state proves anything", arguments: ContentCredentials.State.allCases.filter { $0 != .trusted })
    func onlyTrustedProves(state: ContentCredentials.State) throws {
        let claimed = credentials(state, .trainedAlgorithmicMedia)
        #expect(try rule.decide(synthetic, credentials: claimed) == rule.decide(synthetic))
        #expect(try rule.decide(authentic, credentials: claimed).verdict != .synthetic)
    }

    @Test("An untrusted signature that claims synthesis is a note: it turns authentic into uncertain")
    func untrustedClaim() throws {
        let decision = try rule.decide(
            authentic, credentials: credentials(.validUntrusted, .trainedAlgorithmicMedia))
        #expect(decision.verdict == .uncertain)
        #expect(decision.conflicts == [["a", "provenance.c2pa"]])
        let partly = credentials(.validUntrusted, .compositeWithTrainedAlgorithmicMedia)
        #expect(try rule.decide(authentic, credentials: partly) == rule.decide(authentic))
    }

    @Test("A signature that does not fit the file is not even a note; one that merely expired is")
    func invalid() throws {
        let broken = credentials(.invalid, .trainedAlgorithmicMedia, failures: ["assertion.dataHash.mismatch"])
        #expect(try rule.decide(authentic, credentials: broken) == rule.decide(authentic))
        let old = ["signingCredential.untrusted", "signingCredential.expired"]
        let expired = credentials(.invalid, .trainedAlgorithmicMedia, failures: old)
        #expect(try rule.decide(authentic, credentials: expired).verdict == .uncertain)
    }

    @Test("A trusted camera does not outweigh a synthetic outcome: the two conflict")
    func camera() throws {
        let captured = credentials(.trusted, .digitalCapture)
        let decision = try rule.decide(synthetic, credentials: captured)
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .signalsConflict)
        #expect(decision.conflicts == [["a", "provenance.c2pa"]])
        #expect(try rule.decide(authentic, credentials: captured) == rule.decide(authentic))
        let untrusted = credentials(.validUntrusted, .digitalCapture)
        #expect(try rule.decide(synthetic, credentials: untrusted) == rule.decide(synthetic))
    }

    @Test("Absence argues for nothing")
    func absence() throws {
        for evidence in [authentic, synthetic] {
            #expect(try rule.decide(evidence, credentials: credentials(.absent, nil)) == rule.decide(evidence))
        }
    }
}
