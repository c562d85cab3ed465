import Foundation
import TestSupport
import Testing

@Suite("The API guide", .timeLimit(.minutes(20)))
struct GuideTests {
    @Test("Its lines work as written, one after the other")
    func linesWork() async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "picture.jpg")
        let script = try Document("docs/api.md").script.replacing("http://127.0.0.1:8080", with: server.address)
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output.contains("replayed: true"))
        #expect(output.contains("event: done"))
        #expect(output.contains(#""changes":{"#))
        #expect(output.contains(#""deleted":1"#))
        #expect(output.hasSuffix("204\n"), "the last line deletes the account: \(output)")
        #expect(await server.stop() == 0)
    }
}
