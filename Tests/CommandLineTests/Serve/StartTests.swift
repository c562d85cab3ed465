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
}
