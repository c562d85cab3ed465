import DetectionCore
import Foundation
import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Dropped-in text model", .timeLimit(.minutes(20)))
struct FolderTextDetectorTests {
    private let detector: FolderTextDetector

    init() throws {
        let folder = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/Models").path)
        let repository = ModelRepository(folders: [folder])
        let manifest = try #require(repository.manifests.first { $0.id == "text.tokens" }, "\(repository.problems)")
        detector = try #require(FolderTextDetector(manifest, repository: repository))
    }

    private func evidence(of text: String?) async throws -> Evidence {
        await detector.evidence(
            for: DecodedMedium(
                file: try MediaFile(bytes: [1]),
                description: MediaDescription(kind: .text, format: .text, bytes: 1, sha256: ""), text: text))
    }

    @Test("A short text is one window between its special tokens")
    func short() async throws {
        let evidence = try await evidence(of: "a DOG")
        #expect(evidence.state == .done, "\(evidence.explanation)")
        // [CLS] a dog [SEP]: the mean of 1, 9, 3 and 2, less two.
        #expect(abs((evidence.score ?? 0) - 1.75) < 1e-5)
        #expect(evidence.llr == nil && evidence.examined == nil)
    }

    @Test("A longer text is windows of nearly equal length, and each counts by its tokens")
    func long() async throws {
        let evidence = try await evidence(of: "a dog dog dog dog")
        // Three tokens fit: (1 + 9 + 3 + 2) / 4 − 2 counts twice, (1 + 3 + 3 + 3 + 2) / 5 − 2 three times.
        #expect(abs((evidence.score ?? 0) - (2 * 1.75 + 3 * 0.4) / 5) < 1e-5)
        #expect(evidence.examined == nil)
    }

    @Test("Of a text of more than 32 windows some are read, and the evidence says how much")
    func thinned() async throws {
        let evidence = try await evidence(of: String(repeating: "dog ", count: 300))
        #expect(evidence.examined == Examined(96, of: 300, .words))
    }

    @Test("Of a text of more than a million characters stretches are read")
    func huge() async throws {
        let evidence = try await evidence(of: String(repeating: "dog ", count: 500_000))
        #expect(evidence.state == .done)
        #expect((evidence.examined?.amount ?? .infinity) < 1000 && evidence.examined?.of == 500_000)
    }

    @Test("No text, and one without anything to read, are reasons, not scores")
    func without() async throws {
        #expect(try await evidence(of: nil).reason == .formatUnsupported)
        #expect(try await evidence(of: " \n ").reason == .textTooShort)
    }
}
