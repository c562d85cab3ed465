import Foundation
import Testing

@testable import DetectionCore

@Suite("Intervals of the probability", .timeLimit(.minutes(20)))
struct IntervalTests {
    private func interval() throws -> FusionProfile.Interval {
        try #require(FusionProfile.Interval(llr: [-1, 1, 2], lower: [0.1, 0.5, 0.6], upper: [0.3, 0.7, 0.9]))
    }

    @Test(
        "Bounds are linear between two points of the grid and held beyond its ends",
        arguments: [
            (-9, 0.1, 0.3), (-1, 0.1, 0.3), (0, 0.3, 0.5), (1, 0.5, 0.7), (1.5, 0.55, 0.8), (2, 0.6, 0.9),
            (9, 0.6, 0.9),
        ] as [(Double, Double, Double)])
    func interpolation(score: Double, lower: Double, upper: Double) throws {
        let bounds = try interval().bounds(at: score)
        #expect(abs(bounds.lower - lower) < 1e-12)
        #expect(abs(bounds.upper - upper) < 1e-12)
    }

    @Test("A report's interval contains its probability, at any prior", arguments: [0.05, 0.5, 0.9])
    func containsProbability(prior: Double) throws {
        var table = Samples.overlapping()
        table.profiles[0].interval = try interval()
        let rule = VerdictRule(table: table, settings: VerdictSettings(prior: prior))
        for llr in stride(from: -5.0, through: 5.0, by: 0.25) {
            let decision = try rule.decide([Samples.evidence("a", llr: llr)])
            let bounds = try #require(decision.interval)
            let probability = try #require(decision.probability)
            #expect(bounds[0] <= probability && probability <= bounds[1])
            #expect(0 <= bounds[0] && bounds[1] <= 1)
        }
    }

    @Test("Without a measured interval a report has none")
    func absent() throws {
        let decision = try VerdictRule(table: Samples.overlapping()).decide([Samples.evidence("a", llr: 1)])
        #expect(decision.probability != nil)
        #expect(decision.interval == nil)
    }

    @Test(
        "A grid that does not ascend, or whose bounds do not fit, is refused",
        arguments: [
            #"{"llr":[],"lower":[],"upper":[]}"#, #"{"llr":[1,1],"lower":[0,0],"upper":[1,1]}"#,
            #"{"llr":[1],"lower":[0.6],"upper":[0.5]}"#, #"{"llr":[1],"lower":[0],"upper":[1.1]}"#,
            #"{"llr":[1,2],"lower":[0],"upper":[1]}"#,
        ])
    func refused(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(FusionProfile.Interval.self, from: Data(json.utf8))
        }
    }
}
