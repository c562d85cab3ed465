import DetectionCore
import Foundation
import Testing

@Suite("Fusion", .timeLimit(.minutes(20)))
struct FusionTableTests {
    @Test("The fused score is the bias plus the weighted sum")
    func weightedSum() {
        let profile = FusionProfile(
            detectors: ["a", "b"], weights: ["a": 0.5, "b": 2], bias: 1, authentic: [], synthetic: [])
        let fused = profile.fuse([Samples.evidence("a", llr: 4), Samples.evidence("b", llr: -1)])
        #expect(fused == 1)
    }

    @Test(
        "A profile with an unanswered detector does not fuse",
        arguments: [Evidence.State.failed, .notApplicable])
    func needsAllAnswers(state: Evidence.State) {
        let profile = FusionProfile(
            detectors: ["a", "b"], weights: ["a": 1, "b": 1], authentic: [], synthetic: [])
        #expect(profile.fuse([Samples.evidence("a", llr: 4)]) == nil)
        #expect(profile.fuse([Samples.evidence("a", llr: 4), Samples.evidence("b", state: state)]) == nil)
    }

    @Test("A ratio that is not a number is no answer", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(llr: Double) {
        let profile = FusionProfile(detectors: ["a"], weights: ["a": 1], authentic: [], synthetic: [])
        #expect(profile.fuse([Samples.evidence("a", llr: llr)]) == nil)
    }

    @Test("The profile of most answering detectors wins")
    func richestProfile() {
        let table = Samples.table(detectors: [["a"], ["a", "b"], ["b"]])
        let both = [Samples.evidence("a", llr: 1), Samples.evidence("b", llr: 1)]
        #expect(table.best(for: both)?.profile.detectors == ["a", "b"])
        let one = [Samples.evidence("a", state: .failed, reason: .modelMissing), Samples.evidence("b", llr: 1)]
        #expect(table.best(for: one)?.profile.detectors == ["b"])
    }

    @Test("A table survives JSON, groups and interval included")
    func roundTrip() throws {
        var table = Samples.table(detectors: [["a"], ["a", "b"]], count: 5)
        table.profiles[0].interval = FusionProfile.Interval(llr: [-1, 1], lower: [0.1, 0.5], upper: [0.4, 0.9])
        let data = try JSONEncoder().encode(table)
        #expect(try JSONDecoder().decode(FusionTable.self, from: data) == table)
    }

    @Test("Rates are accepted by the size of a sample exactly where thresholds can be computed for them")
    func check() {
        for table in [
            Samples.table(detectors: [], count: 0), Samples.table(detectors: [["a"]], count: 5),
            Samples.table(detectors: [["a"], ["a", "b"]], count: 150),
        ] {
            for rate in [-0.5, 0, 0.004, 0.01, 0.2, 1, .nan] {
                for settings in [VerdictSettings(maxFPR: rate), VerdictSettings(maxFPR: 0.2, maxMissRate: rate)] {
                    func refusal(_ body: () throws -> Void) -> OperatingPointError? {
                        do { try body() } catch { return error as? OperatingPointError }
                        return nil
                    }
                    let computed = refusal { _ = try table.measured(settings) }
                    let checked = refusal { try table.check(settings) }
                    #expect(String(describing: checked) == String(describing: computed), "\(rate)")
                }
            }
        }
    }
}
