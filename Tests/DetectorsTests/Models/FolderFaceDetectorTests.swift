import DetectionCore
import Foundation
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Dropped-in face model", .timeLimit(.minutes(20)))
struct FolderFaceDetectorTests {
    private let detector: FolderFaceDetector
    private let repository: ModelRepository

    init() throws {
        let folder = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/Face/Models").path)
        repository = ModelRepository(folders: [folder] + ModelRepository.standardFolders())
        let manifest = try #require(repository.manifests.first { $0.id == "face.brightness" })
        detector = try #require(FolderFaceDetector(manifest, repository: repository))
    }

    @Test("A folder with the view 'face' becomes a detector of faces, not of pictures")
    func catalog() throws {
        let found = DetectorCatalog.detectors(repository: repository).filter { $0.id == "face.brightness" }
        #expect(found.count == 1)
        #expect(found.first is FolderFaceDetector)
    }

    @Test("Its score is that of the square around the face, and a region says where the face is")
    func evidence() async throws {
        let expected = try #require(try FaceFixture.expected("face").first)
        let image = try FaceFixture.image("face")
        let evidence = await detector.evidence(for: try Media.picture(.success(image)))
        #expect(evidence.state == .done, "\(evidence.explanation)")
        let score = try #require(evidence.score)
        #expect(abs(score - expected.logit) < 0.01)
        #expect(abs(try #require(evidence.llr) - (0.5 * score + 1)) < 1e-9)
        #expect(evidence.regions?.map(\.score) == [score])
        #expect(evidence.regions?.first?.box == expected.box.map { Int($0.rounded()) })
        #expect(evidence.digest?.hasPrefix("sha256:") == true)
    }

    @Test("Without a face, or with one under the model's smallest side, the reason says so")
    func notApplicable() async throws {
        let ground = await detector.evidence(for: try Media.picture(.success(try FaceFixture.image("ground"))))
        #expect(ground.state == .notApplicable)
        #expect(ground.reason == .noFace)
        let small = await detector.evidence(for: try Media.picture(.success(try FaceFixture.image("pasted"))))
        #expect(small.state == .notApplicable)
        #expect(small.reason == .faceTooSmall)
    }

    @Test("A decoder's death is a failure with its reason")
    func withoutPixels() async throws {
        let dead = await detector.evidence(
            for: try Media.picture(.failure(DecodeError(.decoderDied, "The decoder stopped."))))
        #expect(dead.state == .failed)
        #expect(dead.reason == .decoderFailed)
    }
}
