import Foundation
import TestSupport
import Testing

@Suite("Results as files for other tools", .timeLimit(.minutes(20)))
struct ScanFileTests {
    /// A folder with an image, a text that is too short, and a file that is nothing.
    private func media() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        _ = try folder.write(try Fixture.bytes("plain.jpg"), to: "a & b.jpg")
        _ = try folder.write([0, 1, 2, 3], to: "noise.bin")
        return folder
    }

    @Test("SARIF has a result for each file and a notification for each that could not be analysed")
    func sarif() async throws {
        let (folder, output) = (try media(), try TemporaryFolder())
        let outcome = try await Command().run("scan", folder.path, "--sarif", "\(output.path)/log.sarif")
        #expect(outcome.status == 1)
        let text = try Data(contentsOf: URL(filePath: "\(output.path)/log.sarif"))
        let log = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(result["ruleId"] as? String == "uncertain")
        #expect(result["kind"] as? String == "open" && result["level"] as? String == "none")
        let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        let uri = (place?["artifactLocation"] as? [String: String])?["uri"]
        #expect(uri?.hasPrefix("file:///") == true && uri?.hasSuffix("/a%20%26%20b.jpg") == true, "\(uri ?? "")")
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 1)
    }

    @Test("JUnit's XML tells failures, errors and files without an answer apart")
    func junit() async throws {
        let (folder, output) = (try media(), try TemporaryFolder())
        let place = "\(output.path)/report.xml"
        _ = try await Command().run("scan", folder.path, "--junit", place)
        let text = try String(contentsOfFile: place, encoding: .utf8)
        #expect(text.contains(#"<testsuites tests="2" failures="0" errors="1" skipped="1">"#), "\(text)")
        #expect(text.contains("a &amp; b.jpg"))
        let failing = try await Command().run("scan", folder.path, "--junit", place, "--fail-on", "uncertain")
        #expect(failing.status == 3)
        #expect(
            try String(contentsOfFile: place, encoding: .utf8)
                .contains(#"<testsuites tests="2" failures="1" errors="1" skipped="0">"#))
        let checked = try await Shell.run(
            "python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' \(place)", in: "/")
        #expect(checked.status == 0, "\(checked.output)")
    }

    @Test(
        "No result is written over a file that is judged, or over another result",
        arguments: ["--html", "--sarif", "--junit"])
    func spared(option: String) async throws {
        let (folder, other) = (try media(), try TemporaryFolder())
        let image = "\(folder.path)/a & b.jpg"
        let link = "\(other.path)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: image)
        let before = try Data(contentsOf: URL(filePath: image))
        let second = option == "--sarif" ? "--junit" : "--sarif"
        for arguments in [
            [image, option, image], [folder.path, option, image], [folder.path, option, link], [image, option, ""],
            [image, option, "\(other.path)/x", second, "\(other.path)/x"],
            [image, option, "\(other.path)/x", second, "\(other.path)/./x"],
        ] {
            let outcome = try await Command().run(["scan"] + arguments)
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try Data(contentsOf: URL(filePath: image)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["link"])
    }

    @Test("A place that cannot be written to is told before any work")
    func unwritable() async throws {
        for option in ["--sarif", "--junit"] {
            let outcome = try await Command().run("scan", Fixture.path("plain.jpg"), option, "/nonexistent/file")
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty && outcome.errors.contains("/nonexistent/file cannot be written"))
        }
    }
}
