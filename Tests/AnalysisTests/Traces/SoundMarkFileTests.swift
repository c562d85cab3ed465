import DetectionCore
import Foundation
import Inference
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis
@testable import Detectors

@Suite("The mark of a voice generator in files", .timeLimit(.minutes(20)))
struct SoundMarkFileTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
    private static let hasModel = FileManager.default.fileExists(
        atPath: "\(root)/.deps/models/perth/1.0.0/model.bin")

    private let pool = DecoderPool(size: 1)
    private let repository = ModelRepository(folders: ["\(root)/Models", "\(root)/.deps/models"])

    @Test(
        "A marked voice in Opus is heard in every stretch; the same voice without the mark in none",
        .enabled(if: hasModel, "run ./setup first"))
    func heard() async throws {
        let marked = try await evidence(Fixture.path("perth.ogg"))
        #expect(marked.state == .done)
        #expect(marked.llr == nil && marked.figures == ["stretches": 6])
        #expect(try #require(marked.score) >= SoundMarkReader.threshold.mean)
        #expect(marked.explanation.contains("so it does not decide"))
        let plain = try await evidence("\(Self.root)/samples/voice.ogg")
        #expect(plain.state == .notApplicable && plain.reason == .noMark)
    }

    private func evidence(_ path: String) async throws -> Evidence {
        let file = try MediaFile(path: path)
        let sound = try await pool.audio(file, format: .ogg)
        let description = MediaDescription(kind: .audio, format: .ogg, bytes: file.count, sha256: "")
        return await SoundMarkDetector(models: repository)
            .evidence(for: DecodedMedium(file: file, description: description, audio: .success(sound)))
    }
}
