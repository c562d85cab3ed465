import Foundation
import TestSupport
import Testing

@Suite("README")
struct ReadmeTests {
    /// The block of the README that walks through the API.
    private static func script() throws -> String {
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let start = try #require(text.range(of: "```bash\n"))
        let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
        return String(text[start.upperBound..<end.lowerBound])
    }

    @Test("The curl lines of the README register, log in, upload, get a verdict, list and delete, as written")
    func curlLinesWork() async throws {
        let server = try await RunningServer()
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "picture.jpg")
        let script = try Self.script().replacing("http://127.0.0.1:8080", with: server.address)
        let (status, output) = try await Shell.run(script, in: folder.path)
        #expect(status == 0, "\(output)")
        #expect(output.contains(#""state":"done""#))
        #expect(output.contains(#""verdict":"#))
        #expect(output.contains(#""items":["#))
        #expect(output.hasSuffix("204\n"), "the last line deletes: \(output)")
        #expect(await server.stop() == 0)
    }
}
