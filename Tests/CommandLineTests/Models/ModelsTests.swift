import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Models", .timeLimit(.minutes(20)))
struct ModelsTests {
    @Test("A folder without models says so", arguments: ["list", "verify"])
    func none(verb: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Command(models: folder.path).run("models", verb)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("No models are installed"))
    }

    @Test("A broken manifest is named, and the status says that something is wrong", arguments: ["list", "verify"])
    func broken(verb: String) async throws {
        let folder = try TemporaryFolder()
        let place = folder.path + "/image.mine/1.0.0"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try folder.write(Array("{".utf8), to: "image.mine/1.0.0/manifest.json")
        let outcome = try await Command(models: folder.path).run("models", verb)
        #expect(outcome.status == 1)
        #expect((outcome.output + outcome.errors).contains("image.mine"))
    }

    @Test("An unknown model is a usage error", arguments: ["show", "verify"])
    func unknown(verb: String) async throws {
        let outcome = try await Command().run("models", verb, "image.none")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("image.none"))
    }

    @Test("An evaluation writes one line a medium, in order, and prints the figures")
    func evaluation() async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Fixture.bytes("plain.jpg"), to: "a.jpg")
        try folder.write([], to: "empty.jpg")
        let manifest = try folder.write(
            Array("path,label,generator,delivery\na.jpg,real,camera,as-is\nempty.jpg,fake,none,as-is\n".utf8),
            to: "set.csv")
        let out = folder.path + "/out.jsonl"
        let outcome = try await Command().run("models", "eval", "--manifest", manifest, "--out", out)
        #expect(outcome.status == 1, "one medium could not be analysed")
        #expect(outcome.output.contains("2 media, 1 authentic, 1 synthetic"))
        let predictions = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Prediction.self, from: Data($0.utf8))
        }
        #expect(predictions.map(\.path) == ["a.jpg", "empty.jpg"])
        #expect(predictions[0].verdict == .uncertain)
        #expect(predictions[0].delivery == "as-is")
        #expect(predictions[0].milliseconds > 0)
        #expect(predictions[1].error == .emptyFile)
    }

    @Test("Texts come from JSON lines, compressed or not", arguments: [false, true])
    func texts(isCompressed: Bool) async throws {
        let folder = try TemporaryFolder()
        var manifest = try folder.write(
            Array(#"{"text":"Some words by a person.","label":"human","generator":"person"}"#.utf8), to: "set.jsonl")
        if isCompressed {
            let process = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["xz", manifest])
            process.waitUntilExit()
            manifest += ".xz"
        }
        let out = folder.path + "/out.jsonl"
        let outcome = try await Command().run("models", "eval", "--manifest", manifest, "--out", out)
        #expect(outcome.status == 0)
        let line = try String(contentsOfFile: out, encoding: .utf8)
        let prediction = try JSONDecoder().decode(Prediction.self, from: Data(line.utf8))
        #expect(prediction.row == 1)
        #expect(prediction.label == .authentic)
    }

    @Test("A manifest that cannot be read is a usage error and leaves no output")
    func unreadableManifest() async throws {
        let folder = try TemporaryFolder()
        let out = folder.path + "/out.jsonl"
        let outcome = try await Command().run("models", "eval", "--manifest", "/nonexistent.csv", "--out", out)
        #expect(outcome.status == 2)
        #expect(!FileManager.default.fileExists(atPath: out))
    }
}
