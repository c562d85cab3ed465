import Analysis
import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Options that cannot be served", .timeLimit(.minutes(20)))
struct AnalyzerCheckTests {
    private let analyzer = Pipelines.analyzer(
        [FakeDetector("image.a", llr: 1), FakeDetector("text.a", kind: .text, llr: 1)],
        tables: [
            Pipelines.table(["image.a"], count: 99), Pipelines.table(["text.a"], kind: .text, count: 999),
        ])

    @Test("A rate that no sample supports is refused with the smallest that one does")
    func unsupportedRate() {
        let options = AnalysisOptions(settings: VerdictSettings(maxFPR: 0.0001))
        #expect {
            try analyzer.check(options)
        } throws: { error in
            let error = error as? MediaError
            return error?.code == .invalidRequest && error?.message.contains("supported rate is 0.001.") == true
        }
    }

    @Test("A rate that one kind supports is refused only for the other")
    func supportedForOneKind() async throws {
        let options = AnalysisOptions(settings: VerdictSettings(maxFPR: 0.005))
        try analyzer.check(options)
        try analyzer.check(options.settings, for: .text)
        try analyzer.check(options.settings, for: .audio)
        #expect(throws: MediaError.self) { try analyzer.check(options.settings, for: .image) }
        let text = try MediaFile(bytes: Array("Some words.".utf8))
        let report = try await analyzer.analyze(id: "t", text, options: options) { _ in }
        #expect(report.operatingPoint?.maxFPR == 0.005)
        let error = await #expect(throws: MediaError.self) {
            try await analyzer.analyze(id: "i", Fixture.file("plain.png"), options: options) { _ in }
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("smallest supported rate is 0.01.") == true)
    }

    @Test(
        "Rates and priors outside (0, 1) are refused",
        arguments: [
            VerdictSettings(maxFPR: 0), VerdictSettings(maxFPR: 1), VerdictSettings(maxFPR: .nan),
            VerdictSettings(maxMissRate: 2), VerdictSettings(prior: 0), VerdictSettings(prior: 1),
        ])
    func outOfRange(settings: VerdictSettings) {
        #expect { try analyzer.check(AnalysisOptions(settings: settings)) } throws: {
            ($0 as? MediaError)?.code == .invalidRequest
        }
    }

    @Test("An unknown detector is refused with the names of the known ones")
    func unknownDetector() {
        #expect { try analyzer.check(AnalysisOptions(detectors: ["image.z"])) } throws: { error in
            let message = (error as? MediaError)?.message ?? ""
            return message.contains("image.z") && message.contains("image.a, text.a")
        }
    }
}
