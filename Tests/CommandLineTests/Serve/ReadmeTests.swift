import Foundation
import TestSupport
import Testing

@Suite("README", .timeLimit(.minutes(20)))
struct ReadmeTests {
    @Test("The curl lines of the README register, log in, upload, get a verdict, list and delete, as written")
    func curlLinesWork() async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "picture.jpg")
        let script = try Document("README.md").script.replacing("http://127.0.0.1:8080", with: server.address)
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output.contains(#""state":"done""#))
        #expect(output.contains(#""verdict":"#))
        #expect(output.contains(#""items":["#))
        #expect(output.hasSuffix("204\n"), "the last line deletes: \(output)")
        #expect(await server.stop() == 0)
    }
}
