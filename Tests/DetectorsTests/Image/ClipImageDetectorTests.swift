import DetectionCore
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("CLIP image detector", .timeLimit(.minutes(20)))
struct ClipImageDetectorTests {
    private static let repository = ModelRepository()
    private static let installed = ClipImageDetector(repository: repository)

    @Test("Scores equal those of the training code within 0.001")
    func parity() async throws {
        let expected: [Fixture.Score] = try Fixture.read("scores")
        #expect(expected.count == 3)
        let model = try await Self.repository.model(Self.installed.id)
        for one in expected {
            let tokens = try await ClipImageDetector.tokens(of: Self.image(one), by: model)
            let scores = try await Self.installed.scores(of: tokens, by: model)
            #expect(abs(scores.synthetic - one.score) < 1e-3)
            #expect(abs(scores.picture - one.picture) < 1e-3)
        }
    }

    @Test("A page has no answer, whatever else the model says of it; other pictures have one")
    func page() async throws {
        let expected: [Fixture.Score] = try Fixture.read("scores")
        for one in expected {
            let evidence = await Self.installed.evidence(for: try Media.picture(.success(Self.image(one))))
            #expect(evidence.state == (one.isPage ? .notApplicable : .done), "\(evidence.explanation)")
            #expect(evidence.reason == (one.isPage ? .notPhotograph : nil))
            #expect((evidence.llr == nil) == one.isPage)
            #expect(evidence.digest?.hasPrefix("sha256:") == true)
        }
    }

    private static func image(_ one: Fixture.Score) -> DecodedImage {
        one.isPage
            ? GeneratedPicture.page(width: one.width, height: one.height)
            : GeneratedPicture.make(width: one.width, height: one.height)
    }

    @Test("A picture under 64 pixels a side is not looked at")
    func tooSmall() async throws {
        let image = GeneratedPicture.make(width: 200, height: 63)
        let evidence = await Self.installed.evidence(for: try Media.picture(.success(image)))
        #expect(evidence.state == .notApplicable)
        #expect(evidence.reason == .imageTooSmall)
        #expect(evidence.llr == nil)
    }

    @Test("A decoder's death and a text are reasons, not scores")
    func withoutPixels() async throws {
        let dead = await Self.installed.evidence(
            for: try Media.picture(.failure(DecodeError(.decoderDied, "The decoder stopped."))))
        #expect(dead.state == .failed)
        #expect(dead.reason == .decoderFailed)
        let text = await Self.installed.evidence(for: try Media.picture(nil))
        #expect(text.state == .notApplicable)
    }

    @Test("Without its model the detector fails with the reason")
    func modelMissing() async throws {
        let detector = ClipImageDetector(repository: ModelRepository(folders: []))
        let image = GeneratedPicture.make(width: 80, height: 80)
        let evidence = await detector.evidence(for: try Media.picture(.success(image)))
        #expect(evidence.state == .failed)
        #expect(evidence.reason == .modelMissing)
    }
}
