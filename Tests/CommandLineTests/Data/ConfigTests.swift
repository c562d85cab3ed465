import Foundation
import TestSupport
import Testing

@Suite("touchstone config", .timeLimit(.minutes(20)))
struct ConfigTests {
    private func run(_ arguments: String, _ environment: String = "") async throws -> (status: Int32, output: String) {
        try await Shell.run("exec 2>&1; \(environment) \(try Command.program.path) config \(arguments)", in: "/")
    }

    @Test("Prints every setting by its one name, with what is in force")
    func print() async throws {
        let (status, output) = try await run("", "TOUCHSTONE_PORT=9000 TOUCHSTONE_GUEST=true")
        #expect(status == 0)
        let lines = output.split(separator: "\n")
        #expect(lines.contains("port = 9000"))
        #expect(lines.contains("guest = true"))
        #expect(lines.contains("host = \"127.0.0.1\"  (default)"))
        #expect(lines.contains("max.upload.bytes = 268435456  (default)"))
        #expect(lines == lines.sorted())
    }

    @Test("As JSON, values keep their types")
    func json() async throws {
        let (status, output) = try await run("--json", "TOUCHSTONE_DATA=/elsewhere")
        #expect(status == 0)
        let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        #expect(object?["data"] as? String == "/elsewhere")
        #expect(object?["port"] as? Int == 8080)
        #expect(object?["roles"] as? String == "api,worker,housekeeping")
    }

    @Test("A value of the wrong type is named, and one that a server refuses ends in its sentence")
    func wrong() async throws {
        let ignored = try await run("", "TOUCHSTONE_PORT=many")
        #expect(ignored.status == 1)
        #expect(ignored.output.contains("port: the value given is of the wrong type, the default is used.\n"))
        #expect(ignored.output.contains("port = 8080  (default)\n"))
        let refused = try await run("", "TOUCHSTONE_PORT=70000")
        #expect(refused.status == 2)
        #expect(refused.output == "touchstone: port: 70000 is not a port. Use 1 to 65535.\n")
    }
}
