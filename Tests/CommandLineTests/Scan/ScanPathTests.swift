import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Names that are not UTF-8", .timeLimit(.minutes(20)))
struct ScanPathTests {
    @Test(
        "Their bytes are kept and shown escaped",
        arguments: [
            ([0x61, 0xFF, 0x62], "a\\xFFb"), ([0xC3, 0xA9], "é"), ([0xE2, 0x82], "\\xE2\\x82"), ([], ""),
            ([0x80, 0xC3, 0xA9, 0xFE], "\\x80é\\xFE"),
        ] as [([UInt8], String)])
    func text(bytes: [UInt8], shown: String) {
        let path = ScanPath(bytes: bytes)
        #expect(path.text == shown)
        #expect(path.isText == (String(validating: bytes, as: UTF8.self) != nil))
    }

    /// A folder with `ab.jpg` and a picture whose name has the byte FF in it.
    private func media() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let picture = try folder.write(try Fixture.bytes("plain.jpg"), to: "ab.jpg")
        let name = Array("\(folder.path)/a".utf8) + [0xFF] + Array("b.jpg".utf8)
        #expect(link(picture, ScanPath(bytes: name).terminated) == 0)
        return folder
    }

    @Test("A folder's files are analysed whatever they are called")
    func folder() async throws {
        let folder = try media()
        let outcome = try await Command().run("scan", "--json", folder.path)
        #expect(outcome.status == 0)
        let objects = try outcome.objects()
        #expect(objects.map { $0["path"] as? String } == ["\(folder.path)/ab.jpg", "\(folder.path)/a\\xFFb.jpg"])
        #expect(objects.allSatisfy { $0["verdict"] != nil })
        let bytes = (objects.last?["path_base64"] as? String).flatMap { Data(base64Encoded: $0) }
        #expect(bytes.map(Array.init)?.contains(0xFF) == true)
        #expect(objects.first?["path_base64"] == nil)
    }

    @Test("One that is named on the command line is analysed")
    func argument() async throws {
        let folder = try media()
        let out = try folder.write([], to: "out")
        let program = try Command.program.path
        let process = try ChildProcess(
            "/bin/sh", ["-c", #"exec "\#(program)" scan "$0/$(printf 'a\377b.jpg')" "$0/ab.jpg""#, folder.path],
            environment: ["TOUCHSTONE_MODELS": "/nonexistent"], output: out)
        #expect(await process.end() == 0)
        let table = try String(contentsOfFile: out, encoding: .utf8)
        #expect(table.contains(#"/a\xFFb.jpg"#) && table.contains("/ab.jpg"))
    }
}
