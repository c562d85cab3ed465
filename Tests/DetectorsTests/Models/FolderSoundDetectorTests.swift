import DetectionCore
import Foundation
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Dropped-in sound model", .timeLimit(.minutes(20)))
struct FolderSoundDetectorTests {
    private let detector: FolderSoundDetector

    init() throws {
        let folder = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/Models").path)
        let repository = ModelRepository(folders: [folder])
        let manifest = try #require(repository.manifests.first { $0.id == "audio.loudness" })
        detector = try #require(FolderSoundDetector(manifest, repository: repository))
    }

    private func evidence(of samples: [Float]) async throws -> Evidence {
        await detector.evidence(for: try Media.sound(.success(DecodedAudio(samples: samples))))
    }

    @Test("Each window has its segment and the score is their mean")
    func windows() async throws {
        let evidence = try await evidence(
            of: [Float](repeating: 0, count: 1600) + [Float](repeating: -0.5, count: 1600))
        #expect(evidence.state == .done, "\(evidence.explanation)")
        // 8 · mean − 2 of windows that are silent, half loud and loud.
        #expect(evidence.segments?.map(\.score) == [-2, 0, 2])
        #expect(evidence.segments?.map(\.start) == [0, 0.05, 0.1])
        #expect(evidence.segments?.map(\.end) == [0.1, 0.15, 0.2])
        #expect(evidence.score == 0)
        #expect(evidence.llr == nil)
    }

    @Test("A sound of less than one window is filled up with silence")
    func short() async throws {
        let evidence = try await evidence(of: [Float](repeating: 1, count: 800))
        #expect(evidence.segments == [Segment(track: .audio, start: 0, end: 0.05, score: 2)])
    }

    @Test("No samples, a broken decoder and a picture are reasons, not scores")
    func without() async throws {
        #expect(try await evidence(of: []).reason == .durationTooShort)
        let error = DecodeError(.decoderDied, "The decoder stopped.")
        let dead = await detector.evidence(for: try Media.sound(.failure(error)))
        #expect(dead.reason == .decoderFailed)
        #expect(await detector.evidence(for: try Media.picture(nil)).reason == .formatUnsupported)
    }
}
