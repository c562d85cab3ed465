import Testing

@testable import DetectionCore

@Suite("Conformal thresholds", .timeLimit(.minutes(20)))
struct ConformalThresholdTests {
    @Test(
        "Over many random splits the share of authentic media above the threshold keeps to the rate",
        arguments: [0.01, 0.05, 0.2], [nil, 0.25])
    func coverage(rate: Double, step: Double?) throws {
        var generator = SplitMix64(seed: 42)
        let splits = 400
        let held = 150
        var total = 0.0
        for _ in 0..<splits {
            let scores = generator.normals(2 * held, step: step).shuffled(using: &generator)
            let threshold = try ConformalThreshold.upper(scores.prefix(held).sorted(), rate: rate)
            total += Double(scores.suffix(held).count { $0 > threshold }) / Double(held)
        }
        let mean = total / Double(splits)
        let slack = 4 * (rate * (1 - rate) * 2 / Double(held * splits)).squareRoot()
        #expect(mean <= rate + slack)
        if step == nil { #expect(mean >= rate - 1 / Double(held + 1) - slack, "the threshold is needlessly strict") }
    }

    @Test("A rate is accepted from the first sample size that supports it")
    func firstSupportedSize() throws {
        let scores = (1...99).map(Double.init)
        #expect(try ConformalThreshold.upper(scores, rate: 0.01) == 99)
        #expect(throws: OperatingPointError.sampleTooSmall(rate: 0.01, count: 98)) {
            try ConformalThreshold.upper(Array(scores.dropLast()), rate: 0.01)
        }
    }

    @Test("A refusal names the smallest supported rate", arguments: [(200, "0.005"), (999, "0.001"), (37, "0.027")])
    func refusalNamesRate(count: Int, smallest: String) {
        let error = OperatingPointError.sampleTooSmall(rate: 0.0001, count: count)
        #expect(error.description.contains("the smallest supported rate is \(smallest)."))
        #expect(error.description.contains("\(count) held-out media"))
    }

    @Test("The rate named in a refusal is accepted, whatever the sample size")
    func namedRateIsAccepted() throws {
        for count in 1...400 {
            let scores = (0..<count).map(Double.init)
            let rate = ConformalThreshold.smallestPrintableRate(count: count)
            #expect(try ConformalThreshold.upper(scores, rate: rate) <= scores[count - 1])
        }
    }

    @Test("Rates outside (0, 1) are refused", arguments: [0, 1, -0.1, 1.5, .nan, .infinity])
    func rateOutOfRange(rate: Double) {
        #expect {
            try ConformalThreshold.upper([1, 2, 3], rate: rate)
        } throws: { error in
            if case .rateOutOfRange = error as? OperatingPointError { true } else { false }
        }
    }

    @Test("The lower threshold is the upper one of the mirrored scores")
    func lowerMirrorsUpper() throws {
        var generator = SplitMix64(seed: 3)
        let scores = generator.normals(200).sorted()
        let mirrored = scores.map { -$0 }.sorted()
        let lower = try ConformalThreshold.lower(scores, rate: 0.1)
        #expect(lower == -(try ConformalThreshold.upper(mirrored, rate: 0.1)))
        #expect(Double(scores.count { $0 < lower }) / 200 <= 0.1)
    }

    @Test("A looser rate never raises the threshold")
    func monotoneInRate() throws {
        var generator = SplitMix64(seed: 5)
        let scores = generator.normals(120).sorted()
        let thresholds = try stride(from: 0.01, to: 0.99, by: 0.01).map {
            try ConformalThreshold.upper(scores, rate: $0)
        }
        #expect(thresholds == thresholds.sorted(by: >))
    }
}
