import DetectionCore
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("The text detectors", .timeLimit(.minutes(20)))
struct TextDetectorTests {
    private static let hasModel = TextReference.vocabulary != nil
    private let models = ModelRepository(folders: TextReference.folders)

    private func medium(_ text: String) throws -> DecodedMedium {
        let file = try MediaFile(bytes: Array(text.utf8))
        let description = MediaDescription(kind: .text, format: .text, bytes: file.count, sha256: "")
        return DecodedMedium(file: file, description: description, text: text)
    }

    @Test("N-gram scores equal those of training", arguments: try TextReference.load().samples)
    func ngramParity(sample: TextReference.Sample) async throws {
        let evidence = await TextNGramDetector(models: models).evidence(for: try medium(sample.text))
        #expect(evidence.state == .done)
        #expect(abs((evidence.score ?? .nan) - sample.ngrams) < 1e-3)
        #expect(evidence.examined == nil, "it was read whole")
        #expect(evidence.explanation.hasSuffix("."))
    }

    @Test(
        "Scores of the hidden states equal those of training", .enabled(if: hasModel, "run ./setup first"),
        arguments: try TextReference.load().samples)
    func networkParity(sample: TextReference.Sample) async throws {
        let evidence = await TextSmolLM2Detector(models: models).evidence(for: try medium(sample.text))
        #expect(evidence.state == .done)
        #expect(abs((evidence.score ?? .nan) - sample.network) < 1e-3)
        let spans = try #require(evidence.spans)
        #expect(spans.count > 1)
        #expect(spans.first?.start == 0)
        #expect(spans.last?.end == sample.text.unicodeScalars.count)
    }

    @Test(
        "A long text in one line costs a bounded number of windows and says so",
        .enabled(if: hasModel, "run ./setup first"))
    func longTextIsBounded() async throws {
        let text = String(
            repeating: "the cat sat on the mat and looked at them with some interest, as it would ", count: 2000)
        let evidence = await TextSmolLM2Detector(models: models).evidence(for: try medium(text))
        #expect(evidence.state == .done)
        #expect(evidence.explanation.contains("stretches spread over it"))
        let examined = try #require(evidence.examined)
        #expect(examined.unit == .words && examined.of == 32_000)
        #expect(examined.amount < 3000)
        #expect((evidence.spans ?? []).count < 200)
    }

    @Test("Without the language model the evidence fails with its reason and the n-grams still answer")
    func missingModel() async throws {
        let some = try medium(TextSamples.english[0])
        let bare = ModelRepository(folders: [TextReference.folders[0]])
        let failed = await TextSmolLM2Detector(models: bare).evidence(for: some)
        #expect(failed.state == .failed)
        #expect(failed.reason == .modelMissing)
        #expect(await TextNGramDetector(models: bare).evidence(for: some).state == .done)
    }

    @Test("Texts that cannot be judged are not applicable, with their reason")
    func notApplicable() async throws {
        let evidence = await TextNGramDetector(models: models).evidence(for: try medium("Too short to say."))
        #expect(evidence.state == .notApplicable)
        #expect(evidence.reason == .textTooShort)
        #expect(evidence.score == nil)
    }
}
