import Analysis
import DetectionCore
import Detectors
import Foundation
import MediaDecoding
import Synchronization
import TestSupport
import Testing

@Suite("A thorough analysis", .timeLimit(.minutes(20)))
struct ThoroughTests {
    @Test("An answer that turns around in a view becomes uncertain, and the report counts the views")
    func flips() async throws {
        let original = Mutex<ObjectIdentifier?>(nil)
        let detector = FakeDetector("image.fickle") { medium in
            guard case .success(let image) = medium.image else { return nil }
            let isFirst = original.withLock { seen in
                seen = seen ?? ObjectIdentifier(image)
                return seen == ObjectIdentifier(image)
            }
            return isFirst ? 9 : -9
        }
        let report = try await analyze([detector], thorough: true)
        #expect(report.verdict == .uncertain)
        #expect(report.reason == .unstable)
        #expect(report.stability?.views == Redelivery.all(for: .image).count)
        #expect(report.stability?.flips == report.stability?.views)
    }

    @Test("Views are looked at by the deciding detectors only, and hand no evidence on")
    func deciding() async throws {
        let looks = Mutex<[String: Int]>([:])
        let detectors = ["image.a", "image.shown"].map { id in
            FakeDetector(id) { _ in
                looks.withLock { $0[id, default: 0] += 1 }
                return 9
            }
        }
        let handedOn = Mutex(0)
        let report = try await analyze(detectors, table: ["image.a"], thorough: true) { _ in
            handedOn.withLock { $0 += 1 }
        }
        #expect(report.verdict == .synthetic)
        #expect(looks.withLock { $0 } == ["image.a": 1 + Redelivery.all(for: .image).count, "image.shown": 1])
        #expect(handedOn.withLock { $0 } == 2)
        #expect(report.evidence.count == 2)
    }

    @Test("Without the option no view is looked at")
    func plain() async throws {
        let report = try await analyze([FakeDetector("image.a", llr: 9)], thorough: false)
        #expect(report.stability == nil)
    }

    @Test("Options stored before a choice existed have its default")
    func oldOptions() throws {
        let old = Data(#"{"settings":{"maxFPR":0.05,"maxMissRate":0.1,"prior":0.5}}"#.utf8)
        let options = try JSONDecoder().decode(AnalysisOptions.self, from: old)
        #expect(options == AnalysisOptions(settings: VerdictSettings(maxFPR: 0.05)))
        let thorough = AnalysisOptions(isThorough: true)
        #expect(try JSONDecoder().decode(AnalysisOptions.self, from: JSONEncoder().encode(thorough)) == thorough)
    }

    private func analyze(
        _ detectors: [FakeDetector], table: [String]? = nil, thorough: Bool,
        onEvidence: @escaping @Sendable (Evidence) async -> Void = { _ in }
    ) async throws -> Report {
        let analyzer = Pipelines.analyzer(detectors, tables: [Pipelines.table(table ?? detectors.map(\.id))])
        return try await analyzer.analyze(
            id: "one", Fixture.file("plain.png"), options: AnalysisOptions(isThorough: thorough),
            onEvidence: onEvidence)
    }
}
