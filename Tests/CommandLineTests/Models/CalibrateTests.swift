import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Calibrating and comparing models", .timeLimit(.minutes(20)))
struct CalibrateTests {
    private let folder: TemporaryFolder
    private let command: Command

    /// A model that scores how bright a picture is, and nothing else.
    init() throws {
        folder = try TemporaryFolder()
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../DetectorsTests/Fixtures/Models").standardizedFileURL.path
        command = Command(models: "\(folder.path)/models:\(fixtures)")
    }

    /// Pictures of one brightness each, and the manifest of them; authentic ones are bright.
    private func set(
        _ count: Int, authentic: String = "real", synthetic: String = "fake", sources: Int = 5, shared: Bool = false
    ) throws -> String {
        var lines = ["path,label,source,generator"]
        for number in 0..<2 * count {
            let isSynthetic = number >= count
            let level = UInt8((isSynthetic ? 20 : 120) + number % count * 3)
            let rgb = (0..<64 * 64).flatMap { place in [level, level, UInt8(place % 7 + number % 200)] }
            try folder.write(PNGEncoder.file(width: 64, height: 64, rgb: rgb), to: "\(number).png")
            let source = shared ? "same" : "\(isSynthetic ? "board" : "camera")\(number % sources)"
            lines.append("\(number).png,\(isSynthetic ? synthetic : authentic),\(source),\(isSynthetic ? "gen" : "")")
        }
        return try folder.write(Array(lines.joined(separator: "\n").utf8), to: "set.csv")
    }

    private func calibrate(_ manifest: String, _ more: String...) async throws -> Command.Outcome {
        try await command.run(["models", "calibrate", "image.brightness", "--manifest", manifest] + more)
    }

    @Test("A calibrated model is a new version that decides, at the rates its files can carry")
    func calibrated() async throws {
        let manifest = try set(30)
        let page = folder.path + "/page.html"
        let outcome = try await calibrate(manifest, "--html", page)
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("Held out (authentic source by source, synthetic source by source): AUROC"))
        #expect(outcome.output.contains("5.0 % of authentic media: "))
        #expect(outcome.output.contains("1.0 % of authentic media: not offered."))
        #expect(outcome.output.contains("Calibrated: image.brightness 1.1.0 is in "))
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("<polyline") && html.contains("<circle"))

        #expect(try await command.run("models", "verify", "image.brightness").status == 0)
        let scan = try await command.run("scan", "--json", "--max-fpr", "0.05", folder.path + "/58.png")
        let report = try #require(try scan.objects().first, "\(scan.errors)")
        #expect(report["verdict"] as? String == "synthetic", "\(scan.output)")
        let evidence = try #require(report["evidence"] as? [[String: Any]])
        #expect(evidence.first { $0["detector"] as? String == "image.brightness" }?["version"] as? String == "1.1.0")
        let strict = try await command.run("scan", "--json", "--max-fpr", "0.01", folder.path + "/58.png")
        #expect(strict.status == 2, "thirty authentic files cannot vouch for one in a hundred")
        #expect(try await command.run("models", "remove", "image.brightness").status == 0)
        let list = try await command.run("models", "list")
        #expect(list.output.contains("image.brightness  1.0.0"))
    }

    @Test(
        "A set that cannot be used is refused in one line, and nothing is installed",
        arguments: [
            ("few", "19 authentic and 19 synthetic media can be used"), ("swapped", "labels look swapped"),
            ("shared", "has media of both labels"), ("single", "0 synthetic media can be used"),
            ("sourceless", "needs a column"), ("contradiction", "which is the same file"),
        ])
    func refused(kind: String, words: String) async throws {
        var manifest = try set(
            kind == "few" ? 19 : 24, authentic: kind == "swapped" ? "fake" : "real",
            synthetic: kind == "swapped" || kind == "single" ? "real" : "fake", shared: kind == "shared")
        if kind == "sourceless" {
            manifest = try folder.write(Array("path,label,generator\n0.png,real,x\n".utf8), to: "other.csv")
        }
        if kind == "contradiction" {
            let text = try String(contentsOfFile: manifest, encoding: .utf8) + "\n0.png,fake,board1,gen"
            manifest = try folder.write(Array(text.utf8), to: "other.csv")
        }
        let outcome = try await calibrate(manifest)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/models"))
    }

    @Test("What came with the program, and what is not there, is not calibrated")
    func otherModels() async throws {
        let manifest = try set(1)
        let outcome = try await command.run("models", "calibrate", "image.none", "--manifest", manifest)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("image.none"))
    }

    @Test("A comparison has an area with its interval for each model, their agreement and where they disagree")
    func compared() async throws {
        let manifest = try set(24)
        let page = folder.path + "/page.html"
        let table = try await command.run(
            "models", "compare", "image.brightness", "image.green-map", "--manifest", manifest, "--html", page)
        #expect(table.status == 0, "\(table.errors)")
        #expect(table.output.contains("24 authentic and 24 synthetic media that all of them answered for"))
        #expect(table.output.contains("image.brightness and image.green-map agree on"))
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains("Detectors side by side"))
        let json = try await command.run(
            "models", "compare", "image.brightness", "image.green-map", "--manifest", manifest, "--json")
        let object = try #require(try json.objects().first)
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == 2)
        let area = try #require(rows[0]["area"] as? Double)
        let interval = try #require(rows[0]["interval"] as? [Double])
        #expect(area > 0.99 && interval[0] <= area && area <= interval[1])
        let one = try await command.run("models", "compare", "image.brightness", "--manifest", manifest)
        #expect(one.status == 2)
    }
}
