import DetectionCore
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("CLIP image detector", .timeLimit(.minutes(20)))
struct ClipImageDetectorTests {
    private static let installed = ClipImageDetector(repository: ModelRepository())

    @Test("Scores equal those of the training code within 0.001")
    func parity() async throws {
        let expected: [Fixture.Score] = try Fixture.read("scores")
        #expect(expected.count == 3)
        for one in expected {
            let image = GeneratedPicture.make(width: one.width, height: one.height)
            let evidence = await Self.installed.evidence(for: try Media.picture(.success(image)))
            #expect(evidence.state == .done, "\(evidence.explanation)")
            #expect(abs(try #require(evidence.score) - one.score) < 1e-3)
            #expect(evidence.llr != nil)
            #expect(evidence.digest?.hasPrefix("sha256:") == true)
        }
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
