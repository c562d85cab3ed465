import Foundation
import TestSupport
import Testing

@Suite("Scanning by a server", .timeLimit(.minutes(20)))
struct ScanRemoteTests {
    @Test("Gives the same table, JSON, page and exit status as scanning here")
    func sameAsHere() async throws {
        let server = try await RunningServer("--guest")
        let folder = try TemporaryFolder()
        let picture = try folder.write(try Fixture.bytes("plain.jpg"), to: "plain.jpg")
        let broken = try folder.write([0, 1, 2, 3], to: "noise.bin")
        let page = folder.path + "/page.html"
        let remote = ["scan", "--server", server.address, "--html", page, picture, broken]
        let table = try await Command().run(remote)
        #expect(table.status == 1, "\(table.errors)")
        #expect(table.lines.count == 3)
        #expect(table.errors.contains("2 files"))
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains("data:image/jpeg;base64,"))

        let here = try await Command().run("scan", "--json", picture, broken)
        let there = try await Command().run("scan", "--json", "--server", server.address, picture, broken)
        #expect(there.status == here.status)
        let (left, right) = (try here.objects(), try there.objects())
        #expect(left.map { $0["path"] as? String } == right.map { $0["path"] as? String })
        #expect(left.map { Set($0.keys) }.last == right.map { Set($0.keys) }.last)
        #expect((right.first?["media"] as? [String: Any])?["format"] as? String == "jpeg")
        #expect(await server.stop() == 0)
    }

    @Test("A wrong address, a wrong key and options that are the server's are told in one line")
    func badUse() async throws {
        for arguments in [["--server", "nonsense"], ["--server", "http://127.0.0.1:1", "--detectors", "image.clip"]] {
            let outcome = try await Command().run(["scan"] + arguments + [Fixture.path("plain.jpg")])
            #expect(outcome.status == 2)
        }
        let server = try await RunningServer()
        let outcome = try await Command().run(
            "scan", "--server", server.address, "--key", "tsk_wrong", Fixture.path("plain.jpg"))
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("The key is not valid"))
        #expect(await server.stop() == 0)
    }
}
