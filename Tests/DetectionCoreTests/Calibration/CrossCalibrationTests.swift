import Foundation
import Testing

@testable import DetectionCore

@Suite("Calibration by a user's files", .timeLimit(.minutes(20)))
struct CrossCalibrationTests {
    private func rows(_ count: Int, base: Bool) -> [CrossCalibration.Row] {
        (0..<2 * count).map { number in
            let isSynthetic = number >= count
            let noise = sin(Double(number) * 12.9898) * 2
            return CrossCalibration.Row(
                isSynthetic: isSynthetic, source: "\(isSynthetic)\(number % 6)", generator: isSynthetic ? "g" : "",
                score: (isSynthetic ? 1 : -1) + noise, base: base ? (isSynthetic ? 1 : -1) - noise : nil)
        }
    }

    @Test("Two detectors whose errors cancel are better together than either is alone")
    func joined() throws {
        let rows = rows(60, base: true)
        let cross = try #require(CrossCalibration(rows))
        let sum = try #require(cross.sum)
        #expect(sum.own > 0 && sum.base > 0)
        func area(_ scores: [Double]) -> Double {
            let labelled = zip(scores, rows)
            return AUROC.area(
                authentic: labelled.filter { !$0.1.isSynthetic }.map(\.0),
                synthetic: labelled.filter(\.1.isSynthetic).map(\.0)) ?? 0
        }
        #expect(area(cross.fused) > area(cross.llrs) + 0.05)
        #expect(cross.isBySource.authentic && cross.isBySource.synthetic)
    }

    @Test("Without others the ratio itself decides; scores that fall towards synthetic are not calibrated")
    func alone() throws {
        let cross = try #require(CrossCalibration(rows(30, base: false)))
        #expect(cross.sum == nil)
        #expect(cross.fused == cross.llrs)
        let falling = rows(30, base: false).map { row in
            CrossCalibration.Row(
                isSynthetic: !row.isSynthetic, source: row.source, generator: "", score: row.score, base: nil)
        }
        #expect(CrossCalibration(falling) == nil)
    }

    @Test("No detector's finding is counted against what it says")
    func weights() throws {
        let rows = rows(40, base: true).map { row in
            CrossCalibration.Row(
                isSynthetic: row.isSynthetic, source: row.source, generator: "", score: row.score,
                base: -(row.base ?? 0))
        }
        let sum = try #require(CrossCalibration(rows)?.sum)
        #expect(sum.base == 0 && sum.own > 0)
    }

    @Test("The largest set of detectors whose sample supports the rate decides, and a smaller one at stricter rates")
    func supported() throws {
        func profile(_ ids: [String], _ count: Int) -> FusionProfile {
            FusionProfile(
                detectors: ids, weights: Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }),
                authentic: (0..<count).map { Double($0) / Double(count) - 1 }, synthetic: [0.5, 1, 2, 3])
        }
        let table = FusionTable(
            kind: .image, version: "1.0.0", on: "set", profiles: [profile(["a"], 400), profile(["a", "b"], 40)])
        let evidence = ["a", "b"].map { id in
            Evidence(
                detector: id, version: "1", digest: nil, state: .done, score: 2, llr: 2, explanation: "",
                milliseconds: 0)
        }
        func deciding(_ rate: Double) throws -> Int? {
            try VerdictRule(table: table, settings: VerdictSettings(maxFPR: rate)).decide(evidence)
                .operatingPoint?.nAuthentic
        }
        #expect(try deciding(0.05) == 40)
        #expect(try deciding(0.01) == 400)
        #expect(throws: OperatingPointError.self) { try deciding(0.001) }
    }
}
