import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Scanning", .timeLimit(.minutes(20)))
struct ScanTests {
    /// A picture that is large enough for every detector.
    private let grey = PNGEncoder.file(width: 96, height: 80, rgb: [UInt8](repeating: 128, count: 96 * 80 * 3))

    @Test("A folder with everything in it gives one object a file, in the order of the names")
    func mixedFolder() async throws {
        let outcome = try await Command().run("scan", "--json", "--jobs", "3", Fixture.folder)
        #expect(outcome.status == 1, "no models are installed")
        let objects = try outcome.objects()
        let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder).sorted()
        #expect(objects.map { $0["path"] as? String } == names.map { "\(Fixture.folder)/\($0)" })
        // Refused are a PDF document that unpacks to a gibibyte, an animation that hides the picture it opens with, and a PDF
        // document with a password.
        let refused = objects.filter { $0["id"] == nil }.compactMap { $0["path"] as? String }
        #expect(refused == ["bomb.pdf", "hidden.png", "locked.pdf"].map { "\(Fixture.folder)/\($0)" })
        #expect(Set(objects.compactMap { $0["id"] as? String }).count == names.count - refused.count)
    }

    @Test("A line of JSON is the path and a whole report")
    func jsonIsReport() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(grey, to: "grey.png")
        let outcome = try await Command().run("scan", "--json", path)
        let line = try #require(outcome.lines.first)
        let report = try ReportCoding.decoder().decode(Report.self, from: Data(line.utf8))
        #expect(report.media.format == .png)
        #expect(report.evidence.contains { $0.detector == "image.clip" && $0.reason == .modelMissing })
        #expect(report.warnings == ["model_missing"])
        #expect(try outcome.objects().first?["path"] as? String == path)
    }

    @Test("One file gets a headline, the reason, and every detector")
    func singleFile() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Command().run("scan", try folder.write(grey, to: "grey.png"))
        #expect(outcome.output.contains("No answer: this installation is incomplete"))
        #expect(outcome.output.contains("image.clip"))
        #expect(outcome.output.contains("image.metadata"))
    }

    @Test("A model that is missing is named, in every style, and ends the scan with status 1")
    func missingModel() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(grey, to: "grey.png")
        let one = try await Command().run("scan", path)
        #expect(one.status == 1)
        #expect(one.output.contains("Did not run") && one.output.contains("(image.clip): "))
        let table = try await Command().run("scan", path, path)
        #expect(table.status == 1)
        #expect(table.lines.dropFirst().allSatisfy { $0.contains("Did not run") && $0.contains("image.clip") })
        #expect(table.errors.contains("2 analysed only in part"))
        #expect(try await Command().run("scan", "--json", path).status == 1)
        #expect(try await Command().run("scan", "--fail-on", "uncertain", path).status == 3)
    }

    @Test("Links that lead back up are entered once")
    func folderLoop() async throws {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/a/b", withIntermediateDirectories: true)
        try folder.write(try Fixture.bytes("one.png"), to: "a/b/one.png")
        try manager.createSymbolicLink(atPath: folder.path + "/a/b/up", withDestinationPath: folder.path)
        try manager.createSymbolicLink(atPath: folder.path + "/a/self", withDestinationPath: ".")
        let outcome = try await Command().run("scan", "--json", folder.path)
        #expect(outcome.lines.count == 1)
        #expect(outcome.status == 0)
    }

    @Test("A verdict named in --fail-on ends with status 3")
    func failOn() async throws {
        let path = Fixture.path("plain.jpg")
        #expect(try await Command().run("scan", "--fail-on", "uncertain", path).status == 3)
        #expect(try await Command().run("scan", "--fail-on", "synthetic", path).status == 0)
        #expect(try await Command().run("scan", "--fail-on", "no_signs, authentic", path).status == 0)
    }

    @Test(
        "What is not offered is refused with status 2 and a sentence",
        arguments: [
            (["scan"], "path"), (["scan", "--nonsense", "x"], "nonsense"),
            (["scan", "--fail-on", "fake", "x"], "synthetic"), (["scan", "--fail-on", "unknown", "x"], "no_signs"),
            (["scan", "--experimental", "--server", "http://localhost:1", "x"], "--experimental"),
            (["scan", "--detectors", "image.unknown", "x"], "image.clip"),
            (["scan", "--max-fpr", "7", "x"], "between 0 and 1"),
            (["scan", "--jobs", "0", "x"], "--jobs"), (["frobnicate"], "frobnicate"),
        ])
    func usage(arguments: [String], mention: String) async throws {
        let outcome = try await Command().run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(mention))
    }

    @Test("A rate that the calibration sample cannot support is refused with the smallest that it can")
    func unsupportedRate() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/fusion", withIntermediateDirectories: true)
        let table = FusionTable(
            kind: .image, version: "1.0.0", on: "heldout-test",
            profiles: [
                FusionProfile(
                    detectors: ["image.clip"], weights: ["image.clip": 1],
                    authentic: (0..<199).map { -Double($0) }, synthetic: (0..<199).map(Double.init))
            ])
        try folder.write(JSONEncoder().encode(table), to: "fusion/image.json")
        let command = Command(models: folder.path)
        let refused = try await command.run("scan", "--max-fpr", "0.001", Fixture.path("plain.jpg"))
        #expect(refused.status == 2)
        #expect(refused.errors.contains("the smallest supported rate is 0.005."))
        #expect(try await command.run("scan", "--max-fpr", "0.005", Fixture.path("plain.jpg")).status == 0)
    }

    @Test("A disk that is full is an error, not silence")
    func fullDisk() async throws {
        let outcome = try await Command().run("scan", "--json", Fixture.path("plain.jpg"), output: "/dev/full")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("cannot be written"))
    }

    @Test("The version is printed")
    func version() async throws {
        let outcome = try await Command().run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.lines == [Report.Engine.currentVersion])
    }
}
