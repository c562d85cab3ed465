import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Files that a command writes", .timeLimit(.minutes(20)))
struct OutputFileTests {
    private let folder: TemporaryFolder
    private var page: String { folder.path + "/page.html" }

    init() throws { folder = try TemporaryFolder() }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    private func scan(html: String) async throws -> Command.Outcome {
        try await Command().run("scan", "--html", html, Fixture.path("plain.jpg"))
    }

    @Test("A device is written to and stays what it is; one that takes nothing is an error")
    func device() async throws {
        let outcome = try await scan(html: "/dev/full")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/dev/full cannot be written: No space left on device."))
        var status = stat()
        #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
        #expect(try await scan(html: "/dev/null").status == 0)
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test("A pipe gets the page")
    func pipe() async throws {
        #expect(mkfifo(page, 0o600) == 0)
        let reader = open(page, O_RDWR | O_NONBLOCK)
        defer { close(reader) }
        #expect(try await scan(html: page).status == 0)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).contains("<html"))
        #expect(try names() == ["page.html"])
    }

    @Test("A link is followed, whether or not something is there", arguments: [true, false])
    func link(isThere: Bool) async throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/elsewhere", withIntermediateDirectories: false)
        if isThere { try folder.write("old".utf8, to: "elsewhere/target.html") }
        try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: "elsewhere/target.html")
        #expect(try await scan(html: page).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: page) == "elsewhere/target.html")
        #expect(try String(contentsOfFile: folder.path + "/elsewhere/target.html", encoding: .utf8).contains("<html"))
        #expect(try Set(names()) == ["page.html", "elsewhere"])
    }

    @Test("A link to itself and a folder are refused", arguments: [true, false])
    func noPlace(isLink: Bool) async throws {
        if isLink {
            try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: "page.html")
        } else {
            try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: false)
        }
        let outcome = try await scan(html: page)
        #expect(outcome.status == 2 && outcome.errors.contains("cannot be written"))
        #expect(try names() == ["page.html"])
    }

    @Test("An interrupted scan leaves no draft and what was there", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) async throws {
        try folder.write("old".utf8, to: "page.html")
        let log = try TemporaryFolder()
        let server = try SilentServer()
        let process = try ChildProcess(
            Command.program.path,
            ["scan", "--server", server.address, "--html", page, Fixture.path("plain.jpg")],
            output: log.write([], to: "log"))
        while try names().count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        process.send(signal)
        #expect(await process.end() == -1, "the signal ends it, as it would without a draft")
        #expect(try names() == ["page.html"])
        #expect(try String(contentsOfFile: page, encoding: .utf8) == "old")
    }

    @Test("A file that is let go before it is finished leaves nothing")
    func unfinished() throws {
        var file: OutputFile? = try OutputFile(path: page)
        try file?.write("half")
        #expect(try names().count == 1)
        file = nil
        #expect(try names().isEmpty)
    }
}
