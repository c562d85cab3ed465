import DetectionCore
import Testing

@Suite("Stability over re-delivered views", .timeLimit(.minutes(20)))
struct StabilityTests {
    private let rule = VerdictRule(table: Samples.table(detectors: [["a"]]))

    private func decide(_ llr: Double, views: [Double]) throws -> Decision {
        let decisions = try views.map { try rule.decide([Samples.evidence("a", llr: $0)]) }
        return try rule.decide([Samples.evidence("a", llr: llr)], views: decisions)
    }

    @Test("An answer that holds in every view stays, and the spread of its probability is told")
    func holds() throws {
        let decision = try decide(8, views: [8, 7, 6.5])
        #expect(decision.verdict == .synthetic)
        #expect(decision.stability?.views == 3)
        #expect(decision.stability?.flips == 0)
        #expect((0..<0.1).contains(try #require(decision.stability?.spread)))
    }

    @Test("An answer that turns into its opposite is uncertain and unstable, whichever way", arguments: [8.0, -8.0])
    func flips(llr: Double) throws {
        let decision = try decide(llr, views: [llr, -llr, -llr])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .unstable)
        #expect(decision.stability?.flips == 2)
        #expect(decision.probability == (try decide(llr, views: []).probability))
    }

    @Test("A view without an answer either way is no flip")
    func weaker() throws {
        let undecided = VerdictRule(table: Samples.overlapping(seed: 5))
        let view = try undecided.decide([Samples.evidence("a", llr: 0)])
        try #require(view.verdict == .uncertain)
        let decision = try undecided.decide([Samples.evidence("a", llr: 9)], views: [view])
        #expect(decision.verdict == .synthetic)
        #expect(decision.stability?.flips == 0)
    }

    @Test("A view that leans real beyond doubt is a flip, even where too little was measured to say no signs")
    func ungrouped() throws {
        let rule = VerdictRule(table: Samples.ungrouped(Samples.overlapping(seed: 5)))
        let view = try rule.decide([Samples.evidence("a", llr: -9)])
        let decision = try rule.decide([Samples.evidence("a", llr: 9)], views: [view])
        #expect(decision.verdict == .uncertain)
        #expect(decision.reason == .unstable)
    }

    @Test("Views without a score do not count, and without views nothing is said")
    func unscored() throws {
        let refused = try rule.decide([Samples.evidence("a", state: .notApplicable, reason: .imageTooSmall)])
        let whole = try rule.decide([Samples.evidence("a", llr: 9)], views: [refused])
        #expect(whole.stability == nil)
        #expect(try decide(9, views: []).stability == nil)
    }
}
