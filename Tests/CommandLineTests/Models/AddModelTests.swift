import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Adding a model", .timeLimit(.minutes(20)))
struct AddModelTests {
    private let folder: TemporaryFolder
    private let command: Command
    private var mine: String { folder.path + "/models" }

    /// A checkpoint around a graph that scores how green a picture is.
    init() throws {
        folder = try TemporaryFolder()
        command = Command(models: "\(folder.path)/models")
        let graph = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../DetectorsTests/Fixtures/Models/image.brightness/1.0.0/model.onnx")
            .standardizedFileURL
        try FileManager.default.createDirectory(atPath: folder.path + "/Green", withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: graph, to: URL(filePath: folder.path + "/Green/model.onnx"))
        let configuration = #"{"architectures": ["ViTForImageClassification"], "id2label": {"0": "real"}}"#
        try folder.write(Array(configuration.utf8), to: "Green/config.json")
        let preparation = #"{"image_processor_type": "ViTImageProcessor", "size": 16, "image_std": 1}"#
        try folder.write(Array(preparation.utf8), to: "Green/preprocessor_config.json")
        let rgb = (0..<64 * 64).flatMap { _ in [0, 204, 0] as [UInt8] }
        try folder.write(PNGEncoder.file(width: 64, height: 64, rgb: rgb), to: "green.png")
    }

    private func add(_ arguments: String...) async throws -> Command.Outcome {
        try await command.run(["models", "add", folder.path + "/Green"] + arguments)
    }

    @Test("A folder becomes a detector whose score is shown without weight, has versions, and goes away again")
    func whole() async throws {
        let dry = try await add("--dry-run")
        #expect(dry.status == 0 && !FileManager.default.fileExists(atPath: mine), "\(dry.errors)")
        let outcome = try await add("--licence", "MIT")
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("Model: ViTForImageClassification, licence MIT"))
        #expect(outcome.output.contains("the class 'real' means authentic"))
        #expect(outcome.output.contains("stretched to 16 × 16 pixels, bilinear"))
        #expect(outcome.output.contains("Added: image.green 1.0.0 is in \(mine)"))
        #expect(try await command.run("models", "verify", "image.green").output == "image.green: intact\n")

        let scan = try await command.run("scan", "--json", folder.path + "/green.png")
        let report = try #require(try scan.objects().first, "\(scan.errors)")
        let evidence = try #require(report["evidence"] as? [[String: Any]])
        let green = try #require(evidence.first { $0["detector"] as? String == "image.green" })
        // 10 · (204 / 255 − 0.5) = 3 towards authentic.
        #expect(abs(try #require(green["score"] as? Double) + 3) < 1e-4)
        #expect(green["llr"] == nil)

        #expect(try await add().output.contains("image.green 1.1.0"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: mine) == ["image.green"])
        #expect(try await command.run("models", "remove", "image.green").output.contains("version 1.0.0 is used again"))
    }

    @Test(
        "What is refused leaves nothing behind",
        arguments: [
            (["--id", "image.clip"], "comes with Touchstone"), (["--id", "audio.green"], "is not image."),
            (["--id", "image.../../x"], "is not image."), (["--synthetic", "fake"], "--synthetic CLASS"),
            (["labels"], "--synthetic CLASS"), (["pickle"], "pickle"), (["code"], "auto_map"),
            (["size"], "must be [1, 3, 16, 16]"),
            (["cut"], "cannot read the graph"),
        ])
    func refused(arguments: [String], words: String) async throws {
        var arguments = arguments
        let change = arguments[0]
        if !change.hasPrefix("--") { arguments = [] }
        switch change {
        case "labels":
            let text = #"{"architectures": ["ViTForImageClassification"], "id2label": {"0": "LABEL_0"}}"#
            try folder.write(Array(text.utf8), to: "Green/config.json")
        case "code":
            let text = #"{"architectures": ["ViTForImageClassification"], "auto_map": {}, "id2label": {"0": "real"}}"#
            try folder.write(Array(text.utf8), to: "Green/config.json")
        case "pickle":
            try FileManager.default.moveItem(
                atPath: folder.path + "/Green/model.onnx", toPath: folder.path + "/Green/pytorch_model.bin")
        case "size":
            try folder.write(
                Array(#"{"image_processor_type": "ViTImageProcessor"}"#.utf8), to: "Green/preprocessor_config.json")
        case "cut": try folder.write([8, 7], to: "Green/model.onnx")
        default: break
        }
        let outcome = try await command.run(["models", "add", folder.path + "/Green"] + arguments)
        #expect(outcome.status == 2, "\(outcome.output)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect((try? FileManager.default.contentsOfDirectory(atPath: mine)) ?? [] == [])
    }

    @Test("A folder that cannot be written to is named")
    func unwritable() async throws {
        let outcome = try await add("--into", "/proc/nothing")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("check permissions and free space"), "\(outcome.errors)")
    }
}
