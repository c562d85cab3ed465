import Foundation
import TestSupport
import Testing

@Suite("Starting a server", .timeLimit(.minutes(20)))
struct StartTests {
    @Test("A second server on the same data folder is refused in one sentence; what may run beside a server still does")
    func oneServer() async throws {
        let server = try await RunningServer()
        let second = try await Command().run("serve", "--port", "0", "--data", server.data)
        #expect(second.status == 1)
        #expect(
            second.errors
                == "touchstone: another server works on \(server.data). Stop it, or name another folder with --data.\n")
        let folder = try TemporaryFolder()
        for arguments in [
            ["migrate", "--check"], ["users", "list"], ["keys", "list"], ["backup", "\(folder.path)/copy"],
        ] {
            let beside = try await Command().run(arguments + ["--data", server.data])
            #expect(beside.status == 0, "\(arguments): \(beside.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/copy/serve.lock"))
        #expect(await server.stop() == 0)
    }

    @Test("A data folder that is a file, and a port that is taken, are told in one sentence")
    func unusable() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([])
        let onFile = try await Command().run("serve", "--port", "0", "--data", file)
        #expect(onFile.status == 2)
        #expect(onFile.errors == "touchstone: data: \(file) is a file. Name a folder.\n")

        let server = try await RunningServer()
        let port = String(server.address.split(separator: ":").last ?? "")
        let onPort = try await Command().run("serve", "--port", port, "--data", "\(folder.path)/data")
        #expect(onPort.status == 2)
        #expect(
            onPort.errors
                == "touchstone: port: \(port) is taken by another program on 127.0.0.1. Stop that one, or use another port.\n"
        )
        let nowhere = try await Command().run(
            "serve", "--port", "0", "--host", "192.0.2.1", "--data", "\(folder.path)/data")
        #expect(nowhere.status == 2)
        #expect(nowhere.errors.contains("host: 192.0.2.1 is no address of this machine."))
        #expect(await server.stop() == 0)
    }

    @Test(
        "A setting of the wrong type is named; a server does not start without it",
        arguments: ["HTTPS=maybe", "PORT=many"])
    func wrongType(setting: String) async throws {
        let folder = try TemporaryFolder()
        let script = "exec 2>&1; TOUCHSTONE_\(setting) timeout 60 \(try Command.program.path) serve --data data"
        let (status, output) = try await Shell.run(script, in: folder.path)
        let name = setting.prefix { $0 != "=" }.lowercased()
        let example = name == "https" ? "true or false" : "a whole number"
        #expect(status == 2)
        #expect(output == "touchstone: \(name): the value given is of the wrong type. Use \(example).\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("A database that is damaged is told in one sentence", arguments: [0, 4096])
    func damagedDatabase(from place: Int) async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        let copy = "\(folder.path)/copy"
        #expect(try await Command().run("backup", copy, "--data", server.data).status == 0)
        #expect(await server.stop() == 0)
        let path = "\(copy)/touchstone.sqlite"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for page in stride(from: place, to: bytes.count, by: 4096) {
            bytes.replaceSubrange(page..<page + 100, with: Data(repeating: 0xFF, count: 100))
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        let outcome = try await Command().run("serve", "--port", "0", "--data", copy)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("touchstone: the store cannot be used: "))
        #expect(outcome.errors.count { $0 == "\n" } == 1)
    }
}
