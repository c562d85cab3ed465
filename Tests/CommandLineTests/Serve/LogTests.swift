import Foundation
import Logging
import TestSupport
import Testing

@testable import touchstone

@Suite("The server's log", .timeLimit(.minutes(20)))
struct LogTests {
    @Test("After the line with the address each line is JSON, and none says who did what with which file")
    func session() async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "picture.jpg")
        let script = try Document("docs/api.md").script.replacing("http://127.0.0.1:8080", with: server.address)
        let (status, output) = try await Shell.run(
            script + "\ncurl -s '\(server.address)/v1/analyses/none?q=searched' -H 'Authorization: Bearer tsk_wrong'\n",
            in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(await server.stop() == 0)

        let lines = try server.log.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Touchstone is listening at ") == true || lines[1].contains("listening at"))
        let records = lines.filter { !$0.hasPrefix("Touchstone is listening at ") }
        #expect(records.count > 40)
        for line in records {
            let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
            #expect(Set(["time", "level", "logger", "message"]).isSubset(of: record.keys))
        }
        let requests = records.filter { $0.contains("\"message\":\"Request\"") }
        #expect(requests.contains { $0.contains(#""http.route":"/v1/analyses/{id}""#) })
        // Addresses, names of files, words, secrets, ids, queries, and where a request came from.
        let tokens = output.matches(of: /"(?:access_token|refresh_token|key|secret|id)":"([^"]+)"/).map { String($0.1) }
        #expect(tokens.count > 5)
        let secrets = [
            "grace", "example.org", "holiday", "pieces", "picture.jpg", "rye", "cold day", "searched", "tsk_", "Bearer",
        ]
        for secret in secrets + tokens {
            #expect(!records.contains { $0.contains(secret) }, "\(secret)")
        }
        #expect(!requests.contains { $0.contains("127.0.0.1") })
    }

    @Test("A record is one line of JSON, whatever its values hold; later facts go before earlier ones")
    func record() throws {
        let written = Written()
        var handler = JSONLogHandler(label: "test") { written.lines.append($0) }
        handler[metadataKey: "a"] = "first"
        let logger = Logger(label: "test") { _ in handler }
        logger.warning("Something", metadata: ["a": "second", "b": "two\nlines \"quoted\""])
        logger.debug("Not at this level")
        let line = try #require(written.lines.first)
        #expect(written.lines.count == 1 && !line.contains("\n"))
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(record["a"] == "second" && record["b"] == "two\nlines \"quoted\"")
        #expect(record["level"] == "warning" && record["message"] == "Something" && record["logger"] == "test")
        #expect(
            try Date(#require(record["time"]), strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
                .timeIntervalSinceNow < 1)
    }

    /// Lines of one test, written by one task.
    private final class Written: @unchecked Sendable {
        // Sound: the test and its logger run one after the other.
        var lines: [String] = []
    }
}
