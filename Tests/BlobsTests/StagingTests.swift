import Foundation
import Storage
import TestSupport
import Testing

@Suite("The staging folder", .timeLimit(.minutes(20)))
struct StagingTests {
    private let folder: TemporaryFolder
    private let staging: Staging

    init() throws {
        folder = try TemporaryFolder()
        staging = try Staging(folder: "\(folder.path)/uploads")
    }

    @Test("finds a file again by its name, wherever the folder was when the file was begun")
    func names() throws {
        let file = try staging.file("medium")
        #expect(staging.file(named: file.name) == file)
        #expect(staging.file(named: "/elsewhere/uploads/\(file.name)") == file)
        let reopened = try Staging(folder: "\(folder.path)/./uploads")
        #expect(try String(contentsOfFile: #require(reopened.file(named: file.path)).path, encoding: .utf8) == "medium")
    }

    @Test(
        "has no file with a name that it did not give",
        arguments: ["", ".", "..", "secret", "/etc/passwd", "../../secret", "uploads/../../secret", "a\0b"])
    func foreignNames(name: String) { #expect(staging.file(named: name) == nil) }

    @Test("forgets a file with its piece, and one that is not there")
    func discard() throws {
        let file = try staging.file("medium")
        try Data("piece".utf8).write(to: URL(fileURLWithPath: file.piecePath))
        staging.discard(file)
        staging.discard(file)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/uploads").isEmpty)
    }

    @Test("sweeps abandoned files and leaves the others alone, however the folder is spelled")
    func sweep() async throws {
        let (abandoned, running) = (try staging.file("abandoned"), try staging.file("running"))
        let kept: Set = ["./elsewhere/../uploads/\(running.name)"]
        try await staging.sweep(keeping: kept, writtenBefore: Date() - 60)
        #expect(FileManager.default.fileExists(atPath: abandoned.path), "it is too young to be abandoned")
        try await staging.sweep(keeping: kept, writtenBefore: .distantFuture)
        #expect(!FileManager.default.fileExists(atPath: abandoned.path))
        #expect(FileManager.default.fileExists(atPath: running.path))
    }

    @Test("keeps its files from other users of the machine")
    func permissions() throws { #expect(try folder.permissions("uploads") == 0o700) }
}
