import Foundation
import Testing

@Suite("The register of security requirements", .timeLimit(.minutes(20)))
struct AsvsTests {
    @Test("Every test it names exists, and every row has a test or a reason")
    func namesExist() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../")
        let tests = try Self.tests(in: root.appending(path: "Tests"))
        let text = try String(contentsOf: root.appending(path: "docs/asvs.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| V") }
        #expect(rows.count > 100)
        var named: Set<String> = []
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 3 && !cells[2].isEmpty, "\(row)")
            named.formUnion(row.matches(of: /`([A-Za-z]+Tests\.[a-zA-Z]+)`/).map { String($0.output.1) })
        }
        #expect(named.count > 50)
        #expect(named.subtracting(tests).isEmpty, "named, but not there")
    }

    /// `Suite.test` of every test file.
    private static func tests(in folder: URL) throws -> Set<String> {
        var found: Set<String> = []
        for case let file as String in try #require(FileManager.default.enumerator(atPath: folder.path))
        where file.hasSuffix("Tests.swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            guard let suite = text.firstMatch(of: /struct ([A-Za-z]+Tests)/)?.output.1 else { continue }
            for match in text.matches(of: /\n    func ([a-zA-Z]+)\(/) { found.insert("\(suite).\(match.output.1)") }
        }
        return found
    }
}
