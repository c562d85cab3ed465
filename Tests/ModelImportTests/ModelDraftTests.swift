import DetectionCore
import Foundation
import Inference
import TestSupport
import Testing

@testable import ModelImport

@Suite("Making a model folder", .timeLimit(.minutes(20)))
struct ModelDraftTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

    /// A folder of a sound model around one of the graphs.
    private func checkpoint(_ graph: String, labels: String = #"{"0": "spoof"}"#) throws -> CheckpointFolder {
        let folder = try CheckpointFolder([
            "config.json": CheckpointFolder.configuration(
                architecture: "WavLMForSequenceClassification", family: "wavlm", labels: labels),
            "preprocessor_config.json": #"{"do_normalize": true, "sampling_rate": 16000}"#, "model.safetensors": nil,
        ])
        for ending in ["xml", "bin"] {
            try FileManager.default.copyItem(
                atPath: "\(Self.fixtures)/\(graph).\(ending)", toPath: "\(folder.path)/openvino_model.\(ending)")
        }
        return folder
    }

    private func make(_ folder: CheckpointFolder, in root: String) async throws -> ModelManifest? {
        var choices = ImportPlan.Choices()
        choices.id = "audio.loud"
        choices.window = 2
        let plan = try ImportPlan(try Checkpoint(path: folder.path), choices: choices)
        try await ModelDraft.make(plan, version: "1.0.0", below: root, exporter: nil)
        return ModelRepository(folders: [root]).manifests.first
    }

    @Test("A graph becomes a model folder that is whole, with the numbers that it gave")
    func graph() async throws {
        let root = try TemporaryFolder()
        let manifest = try #require(try await make(try checkpoint("loudness"), in: root.path))
        #expect(manifest.id == "audio.loud" && manifest.licence == "Apache-2.0")
        #expect(manifest.input?.shape == [1, -1] && manifest.input?.window == 32_000)
        #expect(manifest.input?.normalise == true && manifest.applicability?.minSeconds == 0.1)
        #expect(manifest.output?.kind == .logit && manifest.output?.polarity == .syntheticHigh)
        #expect(manifest.calibration == nil)
        let found = try #require(manifest.selfTest?.expected["logits"]?.first.first)
        #expect(abs(found - 2) < 1e-3, "8 · ½ − 2")
        try await ModelVerifier(ModelRepository(folders: [root.path])).verify("audio.loud")
        let origin = try String(contentsOfFile: "\(root.path)/audio.loud/1.0.0/origin.json", encoding: .utf8)
        #expect(origin.contains("openvino_model.xml") && origin.contains("WavLMForSequenceClassification"))
    }

    @Test("A graph that gives no finite numbers is refused")
    func broken() async throws {
        let root = try TemporaryFolder()
        let error = await #expect(throws: ImportRefusal.self) {
            try await make(try checkpoint("broken"), in: root.path)
        }
        #expect(error?.sentence.contains("no finite numbers") == true)
    }

    @Test("A graph whose output is not as long as the list of classes is refused")
    func classes() async throws {
        let root = try TemporaryFolder()
        let error = await #expect(throws: ImportRefusal.self) {
            try await make(try checkpoint("loudness", labels: CheckpointFolder.labels), in: root.path)
        }
        #expect(error?.sentence.contains("has 1 numbers, and config.json names 2 classes") == true)
    }

    @Test("A graph that is none, and weights without an exporter, say so")
    func unreadable() async throws {
        let root = try TemporaryFolder()
        let folder = try checkpoint("loudness")
        try folder.folder.write(Array("<net".utf8), to: "openvino_model.xml")
        let error = await #expect(throws: ImportRefusal.self) { try await make(folder, in: root.path) }
        #expect(error?.sentence.contains("cannot read the graph") == true)
        let numbers = try CheckpointFolder()
        var choices = ImportPlan.Choices()
        choices.id = "image.x"
        let plan = try ImportPlan(try Checkpoint(path: numbers.path), choices: choices)
        let missing = await #expect(throws: ImportRefusal.self) {
            try await ModelDraft.make(plan, version: "1.0.0", below: root.path, exporter: nil)
        }
        #expect(missing?.sentence.contains("./setup exporters") == true)
    }
}
