import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@testable import touchstone

@Suite("Teaching a detector", .timeLimit(.minutes(20)))
struct TeachTests {
    private let folder: TemporaryFolder
    private let command: Command
    private var mine: String { folder.path + "/models" }

    init() throws {
        folder = try TemporaryFolder()
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
            .path
        command = Command(models: "\(folder.path)/models:\(root)/Models:\(root)/.deps/models")
    }

    /// Parts of a photograph, and the same with every other pixel lighter, as an imaginary generator would leave it.
    private func pictures(_ count: Int) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
            .path
        let decoders = DecoderPool(size: 1)
        let picture = try await decoders.image(
            try MediaFile(path: root + "/samples/landscape.jpg"), format: .jpeg)
        await decoders.shutdown()
        let pixels = picture.withPixels(Array.init)
        let side = 256
        for kind in ["real", "fake"] {
            for number in 0..<count {
                let left = number * 53 % (picture.width - side)
                let top = number * 31 % (picture.height - side)
                var rgb: [UInt8] = []
                for y in 0..<side {
                    for x in 0..<side {
                        let place = ((top + y) * picture.width + left + x) * 3
                        let change = kind == "fake" ? (x + y) % 2 * 24 - 12 : 0
                        rgb += pixels[place..<place + 3].map { UInt8(max(0, min(255, Int($0) + change))) }
                    }
                }
                let place = "\(kind)/source\(number % 4)"
                try FileManager.default.createDirectory(
                    atPath: "\(folder.path)/\(place)", withIntermediateDirectories: true)
                try folder.write(PNGEncoder.file(width: side, height: side, rgb: rgb), to: "\(place)/\(number).png")
            }
        }
    }

    private func teach(_ arguments: String...) async throws -> Command.Outcome {
        try await command.run(
            ["models", "teach", "grid", "--real", folder.path + "/real", "--fake", folder.path + "/fake"] + arguments)
    }

    @Test("Forty files become a detector that decides, has versions, and goes away again")
    func whole() async throws {
        try await pictures(21)
        let first = try await teach()
        #expect(first.status == 0, "\(first.output) \(first.errors)")
        #expect(
            first.output.contains("Taught image.grid 1.0.0 from 21 real files of 4 sources and 21 synthetic ones of 4"))
        let second = try await teach()
        #expect(second.output.contains("Taught image.grid 1.1.0"))
        let list = try await command.run("models", "list")
        #expect(list.status == 0, "\(list.errors)")
        #expect(list.output.contains("image.grid"))
        let verified = try await command.run("models", "verify", "image.grid")
        #expect(verified.output.contains("image.grid: intact"), "\(verified.output)")

        let scan = try await command.run("scan", "--json", folder.path + "/fake/source1/1.png")
        let report = try #require(try scan.objects().first)
        let evidence = try #require(report["evidence"] as? [[String: Any]])
        let own = try #require(evidence.first { $0["detector"] as? String == "image.grid" })
        #expect(own["version"] as? String == "1.1.0")
        #expect(try #require(own["llr"] as? Double) > 1)
        #expect(try #require(own["weight"] as? Double) > 0)
        #expect(report["verdict"] as? String == "synthetic", "\(scan.output)")
        let point = try #require(report["operating_point"] as? [String: Any])
        #expect((point["on"] as? String)?.hasSuffix("+ image.grid") == true)

        let removed = try await command.run("models", "remove", "image.grid")
        #expect(removed.output.contains("Removed image.grid 1.1.0; version 1.0.0 is used again."))
        #expect(try await command.run("models", "remove", "image.grid").status == 0)
        #expect(try await command.run("models", "remove", "image.grid").status == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: mine).isEmpty)
    }

    @Test(
        "Nineteen files of a class, the same folder twice, a name that is taken: a line each, and nothing installed")
    func refused() async throws {
        try await pictures(19)
        let few = try await teach()
        #expect(few.status == 2)
        #expect(few.errors.contains("19 real and 19 synthetic files can be used, and at least 20 of each are needed."))
        let same = try await command.run(
            "models", "teach", "grid", "--real", folder.path + "/real", "--fake", folder.path + "/real")
        #expect(same.status == 2)
        #expect(same.errors.contains("the same folder"))
        let taken = try await command.run(
            "models", "teach", "clip", "--real", folder.path + "/real", "--fake", folder.path + "/fake")
        #expect(taken.status == 2)
        #expect(taken.errors.contains("image.clip is taken"))
        let path = try await command.run(
            "models", "teach", "../x", "--real", folder.path + "/real", "--fake", folder.path + "/fake")
        #expect(path.status == 2)
        #expect(!FileManager.default.fileExists(atPath: mine))
    }

    @Test("What is no picture, or there twice, is left out and named; a file with both labels is refused")
    func leftOut() async throws {
        try await pictures(3)
        try folder.write(Array("words".utf8), to: "real/note.txt")
        try FileManager.default.copyItem(
            atPath: folder.path + "/real/source0/0.png", toPath: folder.path + "/real/again.png")
        let outcome = try await teach()
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("note.txt was left out: it is not an image"))
        #expect(outcome.errors.contains("0.png was left out: the same file is there before"))
        #expect(outcome.errors.contains("3 real and 3 synthetic files can be used"))
        try FileManager.default.copyItem(
            atPath: folder.path + "/real/source0/0.png", toPath: folder.path + "/fake/0.png")
        let both = try await teach()
        #expect(both.status == 2)
        #expect(both.errors.contains("is among the real and the synthetic files"))
    }
}
