import DetectionCore
import Foundation
import Inference
import TestSupport
import Testing

@testable import ModelImport

@Suite("Adding a classifier of texts", .timeLimit(.minutes(20)))
struct TextCheckpointTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path
    private static let tokenizer = #"""
        {"normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"}, "post_processor":
         {"type": "BertProcessing", "cls": ["[CLS]", 1], "sep": ["[SEP]", 2]},
         "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "dog": 3, "a": 9}}}
        """#

    private func folder(
        more: String = #", "vocab_size": 10, "max_position_embeddings": 64"#, family: String = "bert",
        _ files: [String: String?] = [:]
    ) throws -> CheckpointFolder {
        let folder = try CheckpointFolder(
            [
                "config.json": CheckpointFolder.configuration(
                    architecture: "BertForSequenceClassification", family: family, more: more),
                "preprocessor_config.json": nil, "model.safetensors": nil, "tokenizer.json": Self.tokenizer,
            ].merging(files) { $1 })
        for ending in ["xml", "bin"] {
            try FileManager.default.copyItem(
                atPath: "\(Self.fixtures)/tokens.\(ending)", toPath: "\(folder.path)/openvino_model.\(ending)")
        }
        return folder
    }

    private func refusal(_ folder: CheckpointFolder, window: Double? = nil) -> String? {
        var choices = ImportPlan.Choices()
        choices.id = "text.mine"
        choices.window = window
        do throws(ImportRefusal) {
            _ = try ImportPlan(try Checkpoint(path: folder.path), choices: choices)
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test("A graph with its tokenizer becomes a model folder, and the tokenizer's file is pinned")
    func graph() async throws {
        let root = try TemporaryFolder()
        let source = try folder()
        var choices = ImportPlan.Choices()
        choices.id = "text.mine"
        let plan = try ImportPlan(try Checkpoint(path: source.path), choices: choices)
        #expect(plan.lines.last == "Input: windows of 64 tokens, by tokenizer.json")
        try await ModelDraft.make(plan, version: "1.0.0", below: root.path, exporter: nil)
        let models = ModelRepository(folders: [root.path])
        let manifest = try #require(models.manifests.first, "\(models.problems)")
        #expect(manifest.modality == .text && manifest.input?.view == .tokens && manifest.input?.window == 64)
        #expect(manifest.files[ModelManifest.tokenizer]?.file == "tokenizer.json")
        #expect(manifest.selfTest?.input.keys.sorted() == ["attention_mask", "input_ids"])
        try await ModelVerifier(models).verify("text.mine")
        try Data("{}".utf8).write(to: URL(filePath: "\(root.path)/text.mine/1.0.0/tokenizer.json"))
        await #expect(throws: InferenceError.self) {
            try await ModelVerifier(ModelRepository(folders: [root.path])).verify("text.mine")
        }
    }

    @Test(
        "A window is as long as the model's positions and its tokenizer allow",
        arguments: [
            ("bert", 64, nil, 64), ("roberta", 64, nil, 62), ("bert", 64, 32.0, 32), ("bert", 9000, nil, 2048),
            ("bert", 9000, 1e30, 2048), ("bert", 64, 1e30, 64),
        ] as [(String, Int, Double?, Int)])
    func window(family: String, positions: Int, named: Double?, window: Int) throws {
        let settings = named.map { "{\"model_max_length\": \($0)}" }
        let source = try folder(
            more: ", \"vocab_size\": 10, \"max_position_embeddings\": \(positions)", family: family,
            ["tokenizer_config.json": settings])
        let plan = try ImportPlan(try Checkpoint(path: source.path))
        #expect(plan.trial == [1, window])
    }

    @Test("A tokenizer that is not understood, or is not the model's, is refused by its name")
    func refused() throws {
        let other = Self.tokenizer.replacing("Lowercase", with: "Nmt")
        #expect(
            refusal(try folder(["tokenizer.json": other]))
                == "tokenizer.json asks for the normalizer 'Nmt', which is not known here.")
        #expect(refusal(try folder(more: ""))?.contains("'vocab_size'") == true)
        #expect(
            refusal(try folder(more: #", "vocab_size": 9, "max_position_embeddings": 64"#))?
                .contains("tokens up to 9, and the model knows 9") == true)
        #expect(refusal(try folder(), window: 65)?.contains("between 10 and 64 tokens") == true)
        #expect(refusal(try folder(), window: 9)?.contains("between 10 and 64 tokens") == true)
        #expect(refusal(try folder(), window: 10) == nil)
        #expect(
            refusal(try folder(["tokenizer_config.json": "[1"]))
                == "tokenizer_config.json is not JSON: download it again.")
        let bert = Self.tokenizer.replacing(
            #"{"type": "Lowercase"}"#, with: #"{"type": "BertNormalizer", "lowercase": true}"#)
        let settings = #"{"do_lower_case": false}"#
        #expect(
            refusal(try folder(["tokenizer.json": bert, "tokenizer_config.json": settings]))?.contains(
                "'do_lower_case'")
                == true)
    }

    @Test("A tokenizer of more than 32 MiB is refused before it is read")
    func large() throws {
        let source = try folder()
        try FileHandle(forWritingTo: URL(filePath: "\(source.path)/tokenizer.json")).truncate(atOffset: 100 << 20)
        #expect(refusal(source)?.contains("more than 32 MiB") == true)
    }
}
