import DetectionCore
import Foundation
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Dropped-in picture model", .timeLimit(.minutes(20)))
struct FolderPictureDetectorTests {
    private let repository: ModelRepository

    init() throws {
        let folder = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/Models").path)
        repository = ModelRepository(folders: [folder])
    }

    @Test("A folder becomes a detector without code, beside the built-in ones")
    func catalog() {
        let ids = DetectorCatalog.detectors(repository: repository).map(\.id)
        #expect(ids == ids.sorted())
        #expect(ids.contains("image.brightness") && ids.contains("image.clip") && ids.contains("image.metadata"))
        #expect(ids.contains("image.green-map") && ids.contains("audio.loudness"))
    }

    @Test("Its score is the log-odds of synthetic and its calibration gives the likelihood ratio")
    func evidence() async throws {
        let manifest = try manifest("image.brightness")
        let detector = try #require(FolderPictureDetector(manifest, repository: repository))
        let green = (0..<20 * 30).flatMap { _ in [0, 204, 0] as [UInt8] }
        let image = DecodedImage(width: 20, height: 30, rgb: green)
        let evidence = await detector.evidence(for: try Media.picture(.success(image)))
        #expect(evidence.state == .done, "\(evidence.explanation)")
        // 10 · (204 / 255 − 0.5) = 3 towards authentic; 0.5 · −3 + 1.
        #expect(abs(try #require(evidence.score) + 3) < 1e-4)
        #expect(abs(try #require(evidence.llr) + 0.5) < 1e-4)
        #expect(evidence.detector == "image.brightness")
    }

    @Test("Its smallest side is kept to")
    func tooSmall() async throws {
        let manifest = try manifest("image.brightness")
        let detector = try #require(FolderPictureDetector(manifest, repository: repository))
        let image = DecodedImage(width: 15, height: 30, rgb: [UInt8](repeating: 0, count: 15 * 30 * 3))
        let evidence = await detector.evidence(for: try Media.picture(.success(image)))
        #expect(evidence.reason == .imageTooSmall)
    }

    @Test("A map becomes a heat map over the whole picture, its mean the score")
    func map() async throws {
        let detector = try #require(
            FolderPictureDetector(try manifest("image.green-map"), repository: repository))
        // Green on the right half only: 10 · (1 − 0.5) = 5 there, −5 on the left.
        let row = [UInt8](repeating: 0, count: 16 * 3) + (0..<16).flatMap { _ in [0, 255, 0] as [UInt8] }
        let image = DecodedImage(width: 32, height: 20, rgb: (0..<20).flatMap { _ in row })
        let evidence = await detector.evidence(for: try Media.picture(.success(image)))
        #expect(abs(try #require(evidence.score)) < 1e-4)
        #expect(evidence.llr == nil)
        #expect(evidence.heatmap == Heatmap(width: 2, height: 2, values: Data([2, 253, 2, 253])))
    }

    private func manifest(_ id: String) throws -> ModelManifest {
        try #require(repository.manifests.first { $0.id == id })
    }
}
