import Foundation
import Testing

@testable import DetectionCore

@Suite("Calibration that is fitted here", .timeLimit(.minutes(20)))
struct FittedCalibrationTests {
    @Test("A line fits the targets of both classes on the whole")
    func line() throws {
        let authentic = (0..<200).map { -1 + sin(Double($0)) }
        let synthetic = (0..<30).map { 1 + cos(Double($0)) }
        let line = try #require(PlattCalibration.fit(authentic: authentic, synthetic: synthetic))
        #expect(line.slope > 0)
        // At the optimum the mean of the fitted probabilities is that of the targets, each class weighing one half.
        let low = authentic.map { Probability.sigmoid(line.llr(ofScore: $0)) }.reduce(0, +) / 200
        let high = synthetic.map { Probability.sigmoid(line.llr(ofScore: $0)) }.reduce(0, +) / 30
        #expect(abs((low + high) / 2 - (1.0 / 202 + 31.0 / 32) / 2) < 1e-6)
    }

    @Test("Classes that do not overlap get a line no steeper than their number can carry")
    func separate() throws {
        let line = try #require(
            PlattCalibration.fit(authentic: [-2, -1.5, -1, -1.2], synthetic: [1, 1.5, 2, 1.1]))
        #expect(abs(line.llr(ofScore: 2)) < 10)
        #expect(PlattCalibration.fit(authentic: [], synthetic: [1]) == nil)
        #expect(PlattCalibration.fit(authentic: [.nan], synthetic: [1]) == nil)
    }

    @Test("The chance of so many false alarms is that of the binomial distribution")
    func chance() {
        #expect(ConformalThreshold.chance(of: 0, among: 20, rate: 0.01) == 1)
        #expect(abs(ConformalThreshold.chance(of: 1, among: 20, rate: 0.01) - 0.18209) < 1e-4)
        #expect(abs(ConformalThreshold.chance(of: 3, among: 20, rate: 0.01) - 0.00100) < 1e-4)
        #expect(ConformalThreshold.chance(of: 20, among: 20, rate: 0.01) < 1e-12)
    }

    @Test("The interval of an area holds it, is the same each time, and is wider for sources that differ")
    func interval() throws {
        let authentic = (0..<40).map { Double($0 % 7) }
        let synthetic = (0..<40).map { Double($0 % 7) + 2 }
        let area = try #require(AUROC.area(authentic: authentic, synthetic: synthetic))
        let single = try #require(AUROC.interval(authentic: [authentic], synthetic: [synthetic]))
        #expect(single.contains(area))
        #expect(AUROC.interval(authentic: [authentic], synthetic: [synthetic]) == single)
        let sources = (0..<4).map { source in (0..<10).map { _ in Double(source) * 2 } }
        let mixed = try #require(AUROC.interval(authentic: [sources.flatMap(\.self)], synthetic: [synthetic]))
        let grouped = try #require(AUROC.interval(authentic: sources, synthetic: [synthetic]))
        #expect(grouped.upperBound - grouped.lowerBound > mixed.upperBound - mixed.lowerBound)
        #expect(AUROC.interval(authentic: [], synthetic: [synthetic]) == nil)
    }
}
