import Foundation
import Testing

/// The pages of known detectors in `docs/models`, and the lines that they give to users.
@Suite("Pages of known detectors", .timeLimit(.minutes(20)))
struct RecipeTests {
    /// A page and its lines.
    private struct Page {
        let name: String
        let lines: [String]

        /// The lines that a user would enter, each without the program's name.
        func commands(_ beginning: String) -> [String] {
            lines.filter { $0.hasPrefix("touchstone \(beginning)") }.map { String($0.dropFirst("touchstone ".count)) }
        }
    }

    private let pages: [Page]
    private let contents: Page

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/models").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
        let all = try names.sorted().map { name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return Page(name: name, lines: text.split(separator: "\n").map(String.init))
        }
        contents = try #require(all.first { $0.name == "README.md" })
        pages = all.filter { $0.name != "README.md" }
    }

    @Test("Every line that adds one is understood, up to the hub that it would ask")
    func understood() async throws {
        let lines = pages.flatMap { $0.commands("models add hf:") }
        #expect(lines.count >= 2 * pages.count && pages.count >= 12)
        // No hub has this address: a run that has read its options and the model's name ends there, without a network.
        let command = Command(environment: ["TOUCHSTONE_HUB": "nowhere"])
        for line in lines {
            let outcome = try await command.run(line.split(separator: " ").map(String.init))
            #expect(outcome.status == 2, "\(line)")
            #expect(outcome.errors.contains("TOUCHSTONE_HUB is not the address of a hub"), "\(line): \(outcome.errors)")
        }
    }

    @Test("Every page says that it was not run, calibrates what it adds, and is in the table of contents")
    func whole() throws {
        for page in pages {
            #expect(page.lines.contains { $0.contains("*Not run here*") }, "\(page.name)")
            let add = try #require(page.commands("models add hf:").first { !$0.hasSuffix("--dry-run") }, "\(page.name)")
            #expect(page.commands("models add hf:").contains("\(add) --dry-run"), "\(page.name)")
            let source = try #require(add.split(separator: " ").first { $0.hasPrefix("hf:") })
            let name = try #require(source.split(separator: "@").first?.split(separator: "/").last).lowercased()
            let calibrate = try #require(page.commands("models calibrate ").first, "\(page.name)")
            let id = calibrate.split(separator: " ")[2]
            #expect(["image.\(name)", "audio.\(name)", "text.\(name)"].contains(String(id)), "\(page.name)")
            let row = contents.lines.first { $0.contains("](\(page.name))") }
            // The table's lines leave the program's name out.
            #expect(row?.contains("`\(add)`") == true, "\(page.name)")
        }
    }
}
