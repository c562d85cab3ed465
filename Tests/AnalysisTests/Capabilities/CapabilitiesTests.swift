import Analysis
import DetectionCore
import Foundation
import Inference
import MediaDecoding
import TestSupport
import Testing

@Suite("Capabilities", .timeLimit(.minutes(20)))
struct CapabilitiesTests {
    @Test("They name formats, limits, detectors, and the rates the samples support")
    func capabilities() throws {
        var limits = DecodeLimits()
        limits.maxBytes = 1000
        let analyzer = Pipelines.analyzer(
            [FakeDetector("text.a", kind: .text, llr: 1), FakeDetector("image.a", llr: 1)],
            tables: [Pipelines.table(["image.a"], count: 50), Pipelines.table(["text.a"], kind: .text, count: 100)],
            limits: limits)
        let capabilities = analyzer.capabilities
        #expect(capabilities.maxBytes == 1000)
        #expect(capabilities.formats == MediaFormat.allCases)
        #expect(capabilities.detectors.map(\.id) == ["image.a", "text.a"])
        #expect(capabilities.operatingPoints["image"]?.map(\.maxFPR) == [0.05])
        #expect(capabilities.operatingPoints["text"]?.map(\.maxFPR) == [0.01, 0.05])
        let data = try ReportCoding.encoder().encode(capabilities)
        #expect(try ReportCoding.decoder().decode(Capabilities.self, from: data) == capabilities)
    }

    @Test("A broken model folder is named with its problem")
    func brokenModel() throws {
        let folder = try TemporaryFolder()
        let place = folder.path + "/image.a/1.0.0"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: URL(filePath: place + "/manifest.json"))
        let analyzer = Analyzer(
            detectors: [FakeDetector("image.a", llr: 1)], models: ModelRepository(folders: [folder.path]),
            fusion: FusionTables([]), decoders: DecoderPool(size: 1))
        let info = try #require(analyzer.capabilities.detectors.first)
        #expect(info.digest == nil)
        #expect(info.problem?.contains("image.a") == true)
    }
}
