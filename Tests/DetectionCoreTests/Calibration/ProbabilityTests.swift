import DetectionCore
import Testing

@Suite("Probabilities and log-likelihood ratios", .timeLimit(.minutes(20)))
struct ProbabilityTests {
    @Test("Logit undoes sigmoid", arguments: [-20, -7.5, -1, 0, 0.25, 3, 20])
    func inverse(x: Double) {
        #expect(abs(Probability.logit(Probability.sigmoid(x)) - x) < 1e-5)
    }

    @Test("Extreme ratios stay finite and ordered")
    func extremes() {
        #expect(Probability.posterior(llr: 1000) == 1)
        #expect(Probability.posterior(llr: -1000) >= 0)
        #expect(Probability.logit(1).isFinite)
        #expect(Probability.logit(0).isFinite)
    }

    @Test("A ratio of one leaves the prior as it is", arguments: [0.01, 0.3, 0.5, 0.9])
    func neutralEvidence(prior: Double) {
        #expect(abs(Probability.posterior(llr: 0, prior: prior) - prior) < 1e-12)
    }

    @Test("A calibration line is slope times score plus intercept")
    func platt() {
        #expect(PlattCalibration(slope: 2, intercept: -1).llr(ofScore: 3) == 5)
    }
}
