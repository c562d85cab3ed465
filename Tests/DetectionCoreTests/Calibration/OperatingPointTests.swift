import DetectionCore
import Testing

@Suite("Operating points")
struct OperatingPointTests {
    @Test("Measured rates keep to the chosen ones and carry the sample's size and name")
    func measuredRates() throws {
        var generator = SplitMix64(seed: 11)
        let sample = CalibrationSample(
            name: "heldout-test", authentic: generator.normals(400, mean: -1),
            synthetic: generator.normals(300, mean: 1))
        let point = try OperatingPoint.conformal(maxFPR: 0.05, maxMissRate: 0.1, sample: sample)
        #expect(point.measuredFPR <= 0.05)
        #expect(point.measuredMissRate <= 0.1)
        #expect(point.measuredTPR > 0.3)
        #expect(point.authenticThreshold <= point.threshold)
        #expect(point.nAuthentic == 400)
        #expect(point.nSynthetic == 300)
        #expect(point.on == "heldout-test")
    }

    @Test("Where the classes are far apart the two thresholds meet instead of crossing")
    func thresholdsNeverCross() throws {
        let sample = CalibrationSample(
            name: "apart", authentic: (0..<100).map { Double($0) - 200 }, synthetic: (0..<100).map(Double.init))
        let point = try OperatingPoint.conformal(maxFPR: 0.05, maxMissRate: 0.1, sample: sample)
        #expect(point.authenticThreshold == point.threshold)
        #expect(point.measuredTPR == 1)
        #expect(point.measuredMissRate == 0)
    }

    @Test("What may be an even chance is not called authentic, however many misses are accepted")
    func evenChance() throws {
        var generator = SplitMix64(seed: 12)
        let sample = CalibrationSample(
            name: "close", authentic: generator.normals(300, mean: -0.3), synthetic: generator.normals(300, mean: 0.3))
        let calibration = try #require(VennAbers(sample: sample))
        let kept = try ConformalThreshold.lower(sample.synthetic, rate: 0.6)
        #expect(calibration.predict(kept).upper >= 0.5)
        let point = try OperatingPoint.conformal(maxFPR: 0.05, maxMissRate: 0.6, sample: sample)
        #expect(point.authenticThreshold < kept)
        #expect(calibration.predict(point.authenticThreshold).upper < 0.5)
    }

    @Test("Too few synthetic media refuse the miss rate")
    func missRateRefused() {
        let sample = CalibrationSample(
            name: "few", authentic: (0..<200).map(Double.init), synthetic: [1, 2, 3])
        #expect(throws: OperatingPointError.sampleTooSmall(rate: 0.1, count: 3)) {
            try OperatingPoint.conformal(maxFPR: 0.05, maxMissRate: 0.1, sample: sample)
        }
    }
}
