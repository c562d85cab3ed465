import DetectionCore
import Testing

@Suite("Signed provenance in the verdict", .timeLimit(.minutes(20)))
struct SignedProvenanceTests {
    private let rule = VerdictRule(table: Samples.table(detectors: [["a"]]))
    private let real = [Samples.evidence("a", llr: -8)]
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
        for evidence in [real, synthetic, [Samples.evidence("a", state: .failed, reason: .decoderFailed)]] {
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
        #expect(try rule.decide(real, credentials: claimed).verdict != .synthetic)
    }

    @Test("An untrusted signature that claims synthesis is a note: it turns no signs into uncertain")
    func untrustedClaim() throws {
        let decision = try rule.decide(
            real, credentials: credentials(.validUntrusted, .trainedAlgorithmicMedia))
        #expect(decision.verdict == .uncertain)
        #expect(decision.conflicts == [["a", "provenance.c2pa"]])
        let partly = credentials(.validUntrusted, .compositeWithTrainedAlgorithmicMedia)
        #expect(try rule.decide(real, credentials: partly) == rule.decide(real))
    }

    @Test("A signature that does not fit the file is not even a note, and neither is one by a withdrawn certificate")
    func invalid() throws {
        for failure in ["assertion.dataHash.mismatch", "signingCredential.revoked", "signingCredential.invalid"] {
            let failures = ["signingCredential.untrusted", failure]
            let broken = credentials(.invalid, .trainedAlgorithmicMedia, failures: failures)
            #expect(try rule.decide(real, credentials: broken) == rule.decide(real))
            #expect(!broken.isIntact && broken.standing == .invalid)
        }
    }

    @Test("An intact signature whose certificate expired is a claim, also in a report of an earlier version")
    func expired() throws {
        let failures = ["signingCredential.untrusted", "signingCredential.expired", "timeStamp.mismatch"]
        for state in [ContentCredentials.State.validExpired, .invalid] {
            let expired = credentials(state, .trainedAlgorithmicMedia, failures: failures)
            #expect(expired.isIntact && expired.standing == .validExpired)
            let untrusted = credentials(.validUntrusted, .trainedAlgorithmicMedia)
            for evidence in [real, synthetic] {
                #expect(
                    try rule.decide(evidence, credentials: expired) == rule.decide(evidence, credentials: untrusted))
            }
        }
        #expect(credentials(.invalid, nil).standing == .invalid)
    }

    @Test("A trusted camera proves a medium authentic, whether or not the statistics have an answer")
    func camera() throws {
        let captured = credentials(.trusted, .digitalCapture)
        let failed = [Samples.evidence("a", state: .failed, reason: .decoderFailed)]
        for evidence in [real, [Samples.evidence("a", llr: -1)], failed, []] {
            let decision = try rule.decide(evidence, credentials: captured)
            #expect(decision.verdict == .authentic)
            #expect(decision.reason == .signed)
            #expect(decision.probability == (try rule.decide(evidence)).probability)
        }
        for state in ContentCredentials.State.allCases where state != .trusted {
            #expect(try rule.decide(real, credentials: credentials(state, .digitalCapture)).verdict == .noSigns)
        }
    }

    @Test("A trusted camera does not outweigh a synthetic outcome, not even an unstable one: the two conflict")
    func cameraConflict() throws {
        let captured = credentials(.trusted, .digitalCapture)
        let decision = try rule.decide(synthetic, credentials: captured)
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .signalsConflict)
        #expect(decision.conflicts == [["a", "provenance.c2pa"]])
        let unstable = try rule.decide(synthetic, credentials: captured, views: [rule.decide(real)])
        #expect(unstable.verdict == .uncertain)
        let untrusted = credentials(.validUntrusted, .digitalCapture)
        #expect(try rule.decide(synthetic, credentials: untrusted) == rule.decide(synthetic))
    }

    @Test("A note of synthesis inside a file that a trusted camera signed is a conflict of the file with itself")
    func cameraAgainstNote() throws {
        let decision = try rule.decide(
            real, claims: [Samples.syntheticClaim], credentials: credentials(.trusted, .digitalCapture))
        #expect(decision.verdict == .uncertain)
        #expect(decision.conflicts == [["provenance.c2pa", "png:parameters"]])
    }

    @Test("Absence argues for nothing")
    func absence() throws {
        for evidence in [real, synthetic] {
            #expect(try rule.decide(evidence, credentials: credentials(.absent, nil)) == rule.decide(evidence))
        }
    }
}
