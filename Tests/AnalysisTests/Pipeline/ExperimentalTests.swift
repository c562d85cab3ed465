import Analysis
import DetectionCore
import Detectors
import MediaDecoding
import TestSupport
import Testing

@Suite("Experimental detectors", .timeLimit(.minutes(20)))
struct ExperimentalTests {
    private let tried = FakeDetector("text.tried", kind: .text, llr: 9)
    private let experiment = FakeDetector("text.new", kind: .text, isExperimental: true) { _ in 9 }

    private func report(
        _ detectors: [any Detector], table: [String], runsExperimental: Bool = false, named: [String]? = nil
    ) async throws -> Report {
        let analyzer = Pipelines.analyzer(
            detectors, tables: [Pipelines.table(table, kind: .text)], runsExperimental: runsExperimental)
        let text = try MediaFile(bytes: Array("Some words.".utf8))
        return try await analyzer.analyze(id: "e", text, options: AnalysisOptions(detectors: named)) { _ in }
    }

    @Test("One that nobody asked for says so and nothing else; the answer is uncertain, for that reason")
    func off() async throws {
        let report = try await report([experiment], table: ["text.new"])
        #expect(report.verdict == .uncertain)
        #expect(report.reason == .detectorOff)
        #expect(report.probability == nil)
        let evidence = try #require(report.evidence.first)
        #expect(evidence.state == .notApplicable && evidence.reason == .detectorOff)
        #expect(evidence.score == nil && evidence.llr == nil)
    }

    @Test("It runs when the installation was told so, or when it is named")
    func on() async throws {
        #expect(try await report([experiment], table: ["text.new"], runsExperimental: true).verdict == .synthetic)
        #expect(try await report([experiment], table: ["text.new"], named: ["text.new"]).verdict == .synthetic)
    }

    @Test("Beside detectors that answer, one that is off changes nothing")
    func beside() async throws {
        let report = try await report([tried, experiment], table: ["text.tried"])
        #expect(report.verdict == .synthetic)
        #expect(report.evidence.map(\.reason) == [.detectorOff, nil])
    }

    @Test("Capabilities list it as off, with the reason")
    func capabilities() {
        let off = Pipelines.analyzer([tried, experiment]).capabilities.detectors
        #expect(off.map(\.isEnabled) == [false, true])
        #expect(off[0].problemCode == "detector_off" && off[0].problem == SilentDetector.sentence)
        #expect(off[1].problem == nil)
        let on = Pipelines.analyzer([tried, experiment], runsExperimental: true).capabilities.detectors
        #expect(on.allSatisfy { $0.isEnabled && $0.problem == nil })
    }

    @Test("A signature and notes are read although the detector is off")
    func provenance() async throws {
        let reader = CredentialReader(trustList: try SignedMedium.trustList())
        let picture = FakeDetector("image.new", isExperimental: true) { _ in -9 }
        let analyzer = Pipelines.analyzer(
            [picture], tables: [Pipelines.table(["image.new"])], credentials: reader)
        let file = try MediaFile(path: SignedMedium.path("synthetic.jpg"))
        let report = try await analyzer.analyze(id: "e", file, options: AnalysisOptions()) { _ in }
        #expect(report.verdict == .synthetic && report.reason == .signed)
    }
}
