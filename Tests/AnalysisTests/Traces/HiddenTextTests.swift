import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis
@testable import Detectors

@Suite("Texts hidden in pixels", .timeLimit(.minutes(20)))
struct HiddenTextTests {
    private let analyzer = Pipelines.analyzer([MetadataDetector()])

    @Test("A text in alpha or in colours, packed or not, is a claim; one that is cut or a bomb is one by its name")
    func vectors() async throws {
        for (name, text) in try PixelVectors.read().hidden {
            let report = try await report(name)
            let path = "\(PixelVectors.format(name).rawValue):stealth"
            let expected = text.map { MetadataClaim(path: path, value: $0, claim: .synthetic) }
            #expect(report.provenance.metadata == [expected].compactMap { $0 }, "\(name)")
            #expect(report.evidence.first?.state == (text == nil ? .notApplicable : .done))
            #expect(report.provenance.pixelSignature == nil)
            #expect(report.verdict != .synthetic, "a claim never decides")
        }
    }

    @Test("The program that a hidden object names is what the claim says")
    func program() async throws {
        let claims = try await report("signed-alpha.png").provenance.metadata
        #expect(claims == [MetadataClaim(path: "png:stealth", value: "NovelAI", claim: .synthetic)])
    }

    @Test("A text that claims more bits than the picture has, or no whole bytes, is not read")
    func lengths() async throws {
        for name in ["too-long.png", "odd.png", "bomb.png", "no-gzip.png"] {
            let pixels = try await DecoderPool(size: 1)
                .storedPixels(try PixelVectors.file(name), format: .png, onlyWithText: true)
            let found = try #require(HiddenText(in: pixels))
            #expect(found.text == nil && found.name.hasPrefix("stealth_png"), "\(name)")
        }
    }

    private func report(_ name: String) async throws -> Report {
        try await analyzer.analyze(id: "test", try PixelVectors.file(name), options: AnalysisOptions()) { _ in }
    }
}
