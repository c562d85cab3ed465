import Foundation
import TestSupport
import Testing

@Suite("Scanning what cannot be analysed", .timeLimit(.minutes(20)))
struct ScanBadInputTests {
    @Test("It gets one line with its code, and the file beside it is analysed", arguments: BadMedia.all)
    func badFile(bad: BadMedia) async throws {
        let folder = try TemporaryFolder()
        try folder.write(bad.bytes, to: bad.name)
        try folder.write(try Fixture.bytes("plain.jpg"), to: "zz-good.jpg")
        let outcome = try await Command().run("scan", "--json", folder.path)
        #expect(outcome.status == 1)
        let objects = try outcome.objects()
        #expect(objects.count == 2)
        let error = try #require(objects[0]["error"] as? [String: String])
        #expect(error["code"] == bad.code)
        #expect(error["message"]?.isEmpty == false)
        #expect(objects[0]["verdict"] == nil)
        #expect(objects[1]["verdict"] as? String == "uncertain")
    }

    @Test("A picture cut short anywhere is one line, never a crash", arguments: [2, 20, 90, 200, 400, 600, 800, 990])
    func truncated(permille: Int) async throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("plain.jpg")
        let path = try folder.write(bytes.prefix(max(3, bytes.count * permille / 1000)), to: "cut.jpg")
        let outcome = try await Command().run("scan", "--json", path)
        #expect(outcome.status == 1)
        let objects = try outcome.objects()
        #expect(objects.count == 1)
        #expect(objects.first?["error"] != nil)
    }

    @Test("In the table, a bad file is one line that says what is wrong")
    func table() async throws {
        let folder = try TemporaryFolder()
        for bad in BadMedia.all { try folder.write(bad.bytes, to: bad.name) }
        try folder.write(try Fixture.bytes("plain.png"), to: "zz-good.png")
        let outcome = try await Command().run("scan", folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.lines.count == BadMedia.all.count + 2)
        for (line, bad) in zip(outcome.lines.dropFirst(), BadMedia.all.sorted { $0.name < $1.name }) {
            #expect(line.hasPrefix("not analysed") && line.contains(bad.name))
        }
        #expect(outcome.lines.last?.contains("zz-good.png") == true)
        #expect(outcome.errors.contains("\(BadMedia.all.count) not analysed"))
    }

    @Test("A missing path and a pipe are refused without waiting for them")
    func notFiles() async throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let outcome = try await Command().run("scan", "--json", folder.path + "/missing.jpg", pipe)
        #expect(outcome.status == 1)
        let codes = try outcome.objects().map { ($0["error"] as? [String: String])?["code"] }
        #expect(codes == ["not_found", "unreadable"])
    }

    @Test("Files and folders without permission are named", .disabled(if: getuid() == 0, "root may read everything"))
    func noPermission() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(try Fixture.bytes("plain.jpg"), to: "secret.jpg")
        let inner = folder.path + "/inner"
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        chmod(file, 0)
        chmod(inner, 0)
        defer { chmod(inner, 0o700) }
        let outcome = try await Command().run("scan", "--json", folder.path)
        let codes = try outcome.objects().map { ($0["error"] as? [String: String])?["code"] }
        #expect(codes == ["unreadable", "unreadable"])
    }

    @Test("A text named like a picture is read as a text, a picture named like a text as a picture")
    func wrongNames() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("A few honest words, not a picture at all.".utf8), to: "a.jpg")
        try folder.write(try Fixture.bytes("plain.png"), to: "b.txt")
        let outcome = try await Command().run("scan", "--json", folder.path)
        #expect(outcome.status == 0)
        let kinds = try outcome.objects().map { ($0["media"] as? [String: Any])?["kind"] as? String }
        #expect(kinds == ["text", "image"])
    }

    @Test("A list of no detectors is refused", arguments: ["", " , "])
    func noDetectors(list: String) async throws {
        let outcome = try await Command().run("scan", "--detectors", list, Fixture.path("plain.jpg"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--detectors names none."))
    }
}
