import Foundation
import TestSupport
import Testing

@Suite("The page of a scan", .timeLimit(.minutes(20)))
struct ScanPageTests {
    @Test("It shows every file and fetches nothing")
    func selfContained() async throws {
        let folder = try TemporaryFolder()
        let page = folder.path + "/report.html"
        let outcome = try await Command().run("scan", "--html", page, Fixture.folder)
        #expect(outcome.status == 1, "no models are installed")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        let count = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder).count
        #expect(html.ranges(of: "<article").count == count)
        // Sounds have no picture; their format's name takes its place.
        let pictures = count - html.ranges(of: "<div class=\"thumb\"><span").count
        #expect(html.ranges(of: "<div class=\"thumb\"><img alt=\"\" src=\"data:image/jpeg;base64,").count == pictures)
        #expect(html.ranges(of: "src=").count == html.ranges(of: "src=\"data:image/jpeg;base64,").count)
        for reference in ["http://", "https://", "<script", "<link", "url(", "@import", "href="] {
            #expect(!html.contains(reference), "\(reference) has no place in the page")
        }
        #expect(html.contains("default-src 'none'"))
        #expect(html.hasSuffix("</html>\n"))
    }

    @Test(
        "Hostile file names stay text, on the page and in the table",
        arguments: [
            "<script>alert(1)</script>.png", "\"><img src=x onerror=alert(1)>.png", "line\nbreak.png",
            "turn\u{202E}gnp.exe", "bell\u{7}\u{1B}[2J.png", "&amp;.png",
        ])
    func hostileNames(name: String) async throws {
        let folder = try TemporaryFolder()
        let media = folder.path + "/media"
        try FileManager.default.createDirectory(atPath: media, withIntermediateDirectories: false)
        // A slash cannot be part of a name.
        let file = name.replacing("/", with: "\u{2215}")
        try folder.write(try Fixture.bytes("one.png"), to: "media/" + file)
        try folder.write([], to: "media/zz.png")
        let page = folder.path + "/report.html"
        let outcome = try await Command().run("scan", "--html", page, media)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(!html.contains("<script") && !html.contains("onerror=alert(1)>"))
        #expect(html.ranges(of: "<img ").count == 1)
        #expect(outcome.lines.count == 3, "one line a file, whatever its name")
        for text in [html, outcome.output] {
            #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" || $0 == "\u{7}" })
        }
    }

    @Test("A page that cannot be written is refused before anything is analysed")
    func unwritable() async throws {
        let outcome = try await Command().run("scan", "--html", "/nonexistent/page.html", Fixture.path("plain.jpg"))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
    }
}
