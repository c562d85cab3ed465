import Testing

@testable import DetectionCore

@Suite("Operating points", .timeLimit(.minutes(20)))
struct OperatingPointTests {
    private func measured(
        _ sample: CalibrationSample, groups: [FusionProfile.Group]? = nil, maxFPR: Double = 0.05,
        maxMissRate: Double = 0.1
    ) throws -> FusionTable.Measured {
        let table = FusionTable(kind: .image, version: "1", on: sample.name, profiles: [])
        var profile = Samples.profile(["a"], authentic: sample.authentic, synthetic: sample.synthetic)
        if let groups { profile.groups = groups }
        return try table.measured(profile, VerdictSettings(maxFPR: maxFPR, maxMissRate: maxMissRate))
    }

    private func group(
        _ name: String, by criterion: FusionProfile.Group.Criterion = .generator, _ scores: [Double]
    ) -> FusionProfile.Group {
        FusionProfile.Group(name: name, by: criterion, delivery: "as-published", scores: scores)
    }

    private func sample(seed: UInt64, apart distance: Double = 1) -> CalibrationSample {
        var generator = SplitMix64(seed: seed)
        return CalibrationSample(
            name: "heldout-test", authentic: generator.normals(400, mean: -distance),
            synthetic: generator.normals(300, mean: distance))
    }

    @Test("Measured rates keep to the chosen ones and carry the sample's size and name")
    func measuredRates() throws {
        let point = try measured(sample(seed: 11)).point
        #expect(point.measuredFPR <= 0.05)
        #expect(point.measuredMissRate <= 0.1)
        #expect(point.measuredTPR > 0.3)
        #expect(point.measuredNoSignsRate > 0.3)
        #expect(try #require(point.noSignsThreshold) <= point.threshold)
        #expect(point.nAuthentic == 400)
        #expect(point.nSynthetic == 300)
        #expect(point.on == "heldout-test")
    }

    @Test("No signs hold to the miss rate in every group, over many groups", arguments: [UInt64](0..<10))
    func everyGroup(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let groups = (0..<6).map { index -> FusionProfile.Group in
            let count = Int.random(in: 12...60, using: &generator)
            let mean = Double.random(in: -1...3, using: &generator)
            return group(
                "g\(index)", by: index % 2 == 0 ? .generator : .year, generator.normals(count, mean: mean))
        }
        let all = CalibrationSample(
            name: "mixed", authentic: generator.normals(300, mean: -3), synthetic: groups.flatMap(\.scores))
        let found = try measured(all, groups: groups)
        let rates = groups.map { group in
            Double(group.scores.count { found.thresholds.verdict(of: $0) == .noSigns }) / Double(group.scores.count)
        }
        #expect(rates.allSatisfy { $0 <= 0.1 })
        #expect((found.point.worstGroup?.rate ?? 0) == rates.max())
    }

    @Test("One generator that looks real lowers the threshold for all, and is named")
    func worstGenerator() throws {
        let sample = sample(seed: 12, apart: 3)
        var generator = SplitMix64(seed: 13)
        let usual = try measured(sample).thresholds
        let groups = [group("old", sample.synthetic), group("new", generator.normals(40, mean: -3))]
        let hard = try measured(sample, groups: groups)
        #expect(try #require(hard.thresholds.noSigns) < (try #require(usual.noSigns)))
        #expect(hard.point.worstGroup?.name == "new")
        #expect(hard.point.worstGroup?.n == 40)
        #expect(hard.point.measuredNoSignsRate < 0.2)
    }

    @Test("A generator with fewer than ten media is not judged by itself; a year always is")
    func smallGroups() throws {
        let sample = sample(seed: 14, apart: 3)
        let few = [Double](repeating: -9, count: 9)
        let rest = group("rest", sample.synthetic)
        let usual = try measured(sample, groups: [rest]).point
        #expect(try measured(sample, groups: [rest, group("rare", few)]).point == usual)
        #expect(try measured(sample, groups: [group("rare", few)]).point.noSignsThreshold == nil)
        let year = try measured(sample, groups: [rest, group("2026", by: .year, Array(few.prefix(3)))]).point
        #expect(year.noSignsThreshold == nil)
        #expect(year.measuredNoSignsRate == 0 && year.measuredMissRate == 0 && year.worstGroup == nil)
        #expect(year.threshold == usual.threshold)
    }

    @Test("Where the classes are far apart the two thresholds do not cross")
    func thresholdsNeverCross() throws {
        let sample = CalibrationSample(
            name: "apart", authentic: (0..<100).map { Double($0) - 200 }, synthetic: (0..<100).map(Double.init))
        let found = try measured(sample)
        #expect(try #require(found.thresholds.noSigns) <= found.thresholds.synthetic)
        #expect(found.point.measuredTPR == 1)
        #expect(found.point.measuredMissRate == 0)
    }

    @Test("What may be an even chance gets no reassurance, however many misses are accepted")
    func evenChance() throws {
        let sample = sample(seed: 12, apart: 0.3)
        let calibration = try #require(VennAbers(sample: sample))
        let kept = try ConformalThreshold.lower(sample.synthetic, rate: 0.6)
        #expect(calibration.predict(kept).upper >= 0.5)
        let found = try measured(sample, maxMissRate: 0.6)
        let lower = try #require(found.thresholds.noSigns)
        #expect(lower < kept)
        #expect(calibration.predict(lower).upper < 0.5)
        #expect(try #require(found.point.noSignsThreshold) < 0)
    }

    @Test("Where nothing clearly leans real there are no signs to deny")
    func nothingClear() throws {
        let same = (0..<200).map(Double.init)
        let sample = CalibrationSample(name: "same", authentic: same, synthetic: same)
        #expect(try measured(sample).thresholds.noSigns == nil)
    }

    @Test("Too few synthetic media withhold no signs and leave the other answers as they are")
    func tooFew() throws {
        let sample = CalibrationSample(
            name: "few", authentic: (0..<200).map(Double.init), synthetic: [1, 2, 3])
        let found = try measured(sample)
        #expect(found.thresholds.noSigns == nil)
        #expect(found.thresholds.verdict(of: 1000) == .synthetic)
    }

    @Test("A miss rate outside (0, 1) is refused", arguments: [0, 1, -0.1, Double.nan])
    func missRateOutOfRange(rate: Double) {
        #expect(throws: OperatingPointError.self) { try measured(sample(seed: 15), maxMissRate: rate) }
    }

    @Test("Thresholds lie on the axis of the calibrated ratio: an answer and its place never contradict each other")
    func sameAxis() throws {
        let found = try measured(sample(seed: 16))
        for score in stride(from: -5.0, through: 5.0, by: 0.05) {
            let llr = found.calibration.llr(of: score)
            switch found.thresholds.verdict(of: score) {
            case .synthetic: #expect(llr >= found.point.threshold - 1e-9)
            case .noSigns: #expect(llr <= (try #require(found.point.noSignsThreshold)) + 1e-9)
            default:
                #expect(llr <= found.point.threshold + 1e-9)
                #expect(llr >= (try #require(found.point.noSignsThreshold)) - 1e-9)
            }
        }
    }
}
