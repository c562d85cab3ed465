import Foundation
import TestSupport
import Testing

@testable import ModelImport

@Suite("Reading a checkpoint", .timeLimit(.minutes(20)))
struct CheckpointTests {
    private func refusal(_ files: [String: String?]) throws -> String? {
        let folder = try CheckpointFolder(files)
        do throws(ImportRefusal) {
            _ = try ImportPlan(try Checkpoint(path: folder.path))
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test("A folder says what the model is, what prepares its pictures, and under which licence")
    func whole() throws {
        let folder = try CheckpointFolder()
        let checkpoint = try Checkpoint(path: folder.path)
        #expect(checkpoint.configuration.architecture == "ViTForImageClassification")
        #expect(checkpoint.configuration.task == .image)
        #expect(checkpoint.configuration.labels == ["Real", "Fake"])
        #expect(checkpoint.weights == .safetensors(["model.safetensors"]))
        #expect(checkpoint.licence == "Apache-2.0")
        var choices = ImportPlan.Choices()
        choices.id = "image.mine"
        let plan = try ImportPlan(checkpoint, choices: choices)
        #expect(plan.meaning == ScoreMeaning(index: 1, isSynthetic: true))
        #expect(plan.licence == "Apache-2.0")
    }

    @Test(
        "A pickle is never opened, and is named", arguments: ["pytorch_model.bin", "weights.pt", "model.ckpt", "m.pkl"])
    func pickle(name: String) throws {
        let sentence = try #require(try refusal(["model.safetensors": nil, name: "\u{80}"]))
        #expect(sentence.contains(name) && sentence.contains("pickle"))
        let folder = try CheckpointFolder([name: "\u{80}"])
        #expect(throws: ImportRefusal.self) { try Checkpoint(path: "\(folder.path)/\(name)") }
        #expect(try refusal([name: "\u{80}"]) == nil, "beside safetensors it is left alone")
    }

    @Test(
        "What cannot be reproduced is refused by name",
        arguments: [
            (
                "config.json", CheckpointFolder.configuration(more: #", "auto_map": {"AutoModel": "m.Model"}"#),
                "auto_map"
            ),
            ("preprocessor_config.json", #"{"auto_map": {}, "image_processor_type": "ViTImageProcessor"}"#, "auto_map"),
            ("config.json", CheckpointFolder.configuration(architecture: "ViTModel"), "'ViTModel' is no classifier"),
            ("config.json", #"{"model_type": "vit"}"#, "'architectures' is missing"),
            ("config.json", #"{"architectures": ["ViTForImageClassification"]}"#, "'id2label' is missing"),
            ("config.json", CheckpointFolder.configuration(labels: #"{"0": "Real", "2": "Fake"}"#), "count up from 0"),
            (
                "config.json", CheckpointFolder.configuration(labels: #"{"0": "LABEL_0", "1": "LABEL_1"}"#),
                "--synthetic"
            ),
            ("config.json", "{", "config.json is not JSON"),
            ("config.json", nil, "no config.json"),
            (
                "config.json",
                CheckpointFolder.configuration(architecture: "BertForSequenceClassification", family: "bert"),
                "no tokenizer.json"
            ),
            ("preprocessor_config.json", nil, "no preprocessor_config.json"),
            (
                "preprocessor_config.json", #"{"image_processor_type": "FooImageProcessor"}"#,
                "'FooImageProcessor' is not known"
            ),
            ("preprocessor_config.json", #"{"image_processor_type": "ViTImageProcessor", "do_pad": true}"#, "'do_pad'"),
            ("model.safetensors", nil, "no weights"),
            ("model.safetensors", "12345678{}", "not a whole safetensors file"),
            ("model.safetensors.index.json", "{}", nil),
        ] as [(String, String?, String?)])
    func refused(file: String, content: String?, words: String?) throws {
        let sentence = try refusal([file: content])
        if let words {
            #expect(sentence?.contains(words) == true, "\(sentence ?? "accepted")")
        } else {
            #expect(sentence == nil)
        }
    }

    @Test("A file of weights that was cut is noticed")
    func cut() throws {
        let folder = try CheckpointFolder()
        try folder.folder.write(CheckpointFolder.safetensors(numbers: 100, cut: 1), to: "model.safetensors")
        #expect(throws: ImportRefusal("model.safetensors is not a whole safetensors file: download it again.")) {
            try Checkpoint(path: folder.path)
        }
    }

    @Test("Weights over the limit are refused before anything reads them")
    func large() throws {
        let folder = try CheckpointFolder()
        let place = "\(folder.path)/model.onnx"
        try Data().write(to: URL(filePath: place))
        try FileHandle(forWritingTo: URL(filePath: place)).truncate(atOffset: 10 << 30)
        let error = #expect(throws: ImportRefusal.self) { try Checkpoint(path: place) }
        #expect(error?.sentence.contains("4 GiB") == true)
    }

    @Test("Weights in several files are those of the index, all of them beside it")
    func shards() throws {
        func index(_ name: String) -> String { #"{"weight_map": {"a": "\#(name)", "b": "one.safetensors"}}"# }
        let folder = try CheckpointFolder([
            "model.safetensors": nil, "model.safetensors.index.json": index("two.safetensors"),
        ])
        try folder.folder.write(CheckpointFolder.safetensors(numbers: 3), to: "one.safetensors")
        #expect(throws: ImportRefusal("two.safetensors is missing: download it again.")) {
            try Checkpoint(path: folder.path)
        }
        try folder.folder.write(CheckpointFolder.safetensors(numbers: 3), to: "two.safetensors")
        #expect(try Checkpoint(path: folder.path).weights == .safetensors(["one.safetensors", "two.safetensors"]))
        for name in ["../two.safetensors", "\\u001b[31m.safetensors", "config.json\\u0000.safetensors", ".safetensors"]
        {
            try folder.folder.write(Array(index(name).utf8), to: "model.safetensors.index.json")
            let error = #expect(throws: ImportRefusal.self, "\(name)") { try Checkpoint(path: folder.path) }
            #expect(error?.sentence == "model.safetensors.index.json names files that are not beside it.")
        }
    }

    @Test(
        "The licence is the card's, as SPDX writes it where it can",
        arguments: [
            ("---\nlicense: mit\n---", "MIT"), ("---\ntags:\n- x\nlicense: \"cc-by-nc-4.0\"\n---\n", "CC-BY-NC-4.0"),
            ("---\nlicense: other\nlicense_name: house-rules\n---", "house-rules"),
            ("---\nlicense: openrail\n---", "openrail"),
            ("# A model\nlicense: mit\n", nil), ("---\nlicense: other\n---", nil), ("", nil),
        ])
    func licence(text: String, licence: String?) {
        #expect(ModelCard.licence(in: text) == licence)
    }
}
