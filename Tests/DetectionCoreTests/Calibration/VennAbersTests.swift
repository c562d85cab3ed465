import Testing

@testable import DetectionCore

@Suite("Venn–Abers probabilities", .timeLimit(.minutes(20)))
struct VennAbersTests {
    private func sample(
        seed: UInt64, authentic: Int = 80, synthetic: Int = 60, step: Double? = nil
    ) -> CalibrationSample {
        var generator = SplitMix64(seed: seed)
        return CalibrationSample(
            name: "test", authentic: generator.normals(authentic, mean: -1, step: step),
            synthetic: generator.normals(synthetic, mean: 1, step: step))
    }

    @Test(
        "The interval lies in [0, 1], contains the probability, and rises with the score",
        arguments: Array(0..<20) as [UInt64], [nil, 0.5])
    func shape(seed: UInt64, step: Double?) throws {
        let predictor = try #require(VennAbers(sample: sample(seed: seed, step: step)))
        var previous = VennAbers.Prediction(probability: 0, lower: 0, upper: 0)
        for score in stride(from: -5.0, through: 5.0, by: 0.125) {
            let now = predictor.predict(score)
            #expect(0 <= now.lower && now.lower <= now.probability)
            #expect(now.probability <= now.upper && now.upper <= 1)
            #expect(now.lower >= previous.lower - 1e-12 && now.upper >= previous.upper - 1e-12)
            #expect(now.probability >= previous.probability - 1e-12)
            previous = now
        }
    }

    @Test("Averaged over new media the interval straddles the true share of synthetic ones")
    func validity() throws {
        var generator = SplitMix64(seed: 17)
        var (lower, upper, synthetic) = (0.0, 0.0, 0.0)
        let rounds = 1600
        for round in 0..<rounds {
            if round % 4 == 0 { generator = SplitMix64(seed: UInt64(round)) }
            let predictor = try #require(VennAbers(sample: sample(seed: UInt64(round), authentic: 25, synthetic: 25)))
            let isSynthetic = Bool.random(using: &generator)
            let prediction = predictor.predict(generator.normal(mean: isSynthetic ? 1 : -1))
            lower += prediction.lower / Double(rounds)
            upper += prediction.upper / Double(rounds)
            synthetic += (isSynthetic ? 1 : 0) / Double(rounds)
        }
        #expect(lower < synthetic && synthetic < upper)
        #expect(upper - lower < 0.2, "an interval that says nothing straddles everything")
    }

    @Test("A larger sample narrows the interval")
    func widthShrinks() throws {
        let small = try #require(VennAbers(sample: sample(seed: 8, authentic: 20, synthetic: 20))).predict(3)
        let large = try #require(VennAbers(sample: sample(seed: 8, authentic: 2000, synthetic: 2000))).predict(3)
        #expect(large.upper - large.lower < small.upper - small.lower)
    }

    @Test("A sample without one of the classes makes no predictor")
    func emptyClass() {
        #expect(VennAbers(sample: CalibrationSample(name: "none", authentic: [], synthetic: [1])) == nil)
        #expect(VennAbers(sample: CalibrationSample(name: "none", authentic: [1], synthetic: [])) == nil)
    }
}
