import Foundation
import Inference
import Testing

/// The pretrained networks; these tests fail until `./setup` has converted most of them.
@Suite("Backbones", .timeLimit(.minutes(20)))
struct BackboneTests {
    private static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private let repository = ModelRepository(
        folders: ["\(project)/Models", "\(project)/.deps/models"], parallelism: .latency)

    @Test("The detector of voices without AASIST is a problem that says what to do, before anybody asks it")
    func withoutAntispoofing() async throws {
        let bench = try ModelBench()
        for id in ["audio.speech", "whisper-base-front"] {
            try FileManager.default.copyItem(atPath: "\(Self.project)/Models/\(id)", toPath: "\(bench.root)/\(id)")
        }
        let problems = ModelRepository(folders: [bench.root, "\(Self.project)/.deps/models"]).problems
        let found = problems.first { $0.model == "audio.speech" }
        #expect(found?.code == .modelMissing)
        #expect(found?.message.contains("needs the model 'aasist', which is missing: put its folder") == true)
        #expect(repository.problems.allSatisfy { $0.model != "audio.speech" })
    }

    @Test(
        "A backbone has the pinned files and computes the expected numbers (run ./setup first)",
        arguments: ["aasist", "clip-vit-b16", "perth", "smollm2-135m", "whisper-base-front"])
    func verified(_ id: String) async throws {
        let manifest = try #require(repository.manifests.first { $0.id == id })
        #expect(manifest.role == .backbone)
        #expect(manifest.selfTest != nil)
        try await ModelVerifier(repository).verify(id)
    }

    @Test("The language model pools a span like the tokens it is made of")
    func spans() async throws {
        let model = try await repository.model("smollm2-135m")
        let ids: [Int64] = [504, 2365, 6354, 16438, 27003, 690, 260, 23790]
        let whole = [Float](repeating: 0.125, count: 8)
        let halves = [Float](repeating: 0.25, count: 4) + [Float](repeating: 0, count: 4)
        let outputs = try await model.run([
            "ids": Tensor(shape: [1, 8], integers: ids),
            "spans": Tensor(shape: [3, 8], floats: whole + halves + halves.reversed()),
        ])
        let pooled = try #require(outputs["pooled"])
        try #require(pooled.shape == [3, 3456])
        for index in 0..<576 {
            let mean = (pooled.floats[3456 + index] + pooled.floats[6912 + index]) / 2
            #expect(abs(pooled.floats[index] - mean) < 0.001)
        }
    }
}
