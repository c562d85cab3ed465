import Foundation
import Testing

@Suite("The list of what ships", .timeLimit(.minutes(20)))
struct InventoryTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../")

    @Test("sbom.cdx.json is what the libraries, wheels and models of this version make")
    func current() throws {
        let inventory = Inventory(root: Self.root)
        let place = Self.root.appending(path: "sbom.cdx.json")
        if ProcessInfo.processInfo.environment["TOUCHSTONE_WRITE_SBOM"] != nil {
            try inventory.document(packages: inventory.packages()).write(to: place)
        }
        let written = try Data(contentsOf: place)
        let document = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
        let components = try #require(document["components"] as? [[String: Any]])
        // A later patch of a package may be built elsewhere; the next test says how old one may be.
        let packages = components.filter { ($0["purl"] as? String)?.hasPrefix("pkg:swift/") == true }
        #expect(
            try written == inventory.document(packages: packages),
            "TOUCHSTONE_WRITE_SBOM=1 swift test --filter InventoryTests writes it anew")
    }

    @Test("Every package of Package.swift is in it, no older than asked for")
    func packages() throws {
        let resolved = try String(contentsOf: Self.root.appending(path: "sbom.cdx.json"), encoding: .utf8)
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        let asked = manifest.matches(of: /\.package\(url: "https:\/\/([^"]+)", from: "([0-9.]+)"\)/)
        #expect(asked.count >= 13)
        for match in asked {
            let listed = resolved.firstMatch(of: try Regex("pkg:swift/\(match.1)@([0-9.]+)\""))
            let version = try #require(listed?.output[1].substring, "\(match.1)")
            #expect(version.compare(match.2, options: .numeric) != .orderedAscending, "\(match.1)")
        }
    }

    @Test("The archive and the container image bring the same libraries, MongoDB's driver among them")
    func libraries() throws {
        let lists = try ["dist/start", "deploy/Containerfile"].map { path in
            let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            return Set(text.matches(of: /\blib[-+.0-9a-z]*[0-9](?:-turbo)?\b/).map { String($0.output) })
        }
        #expect(lists[0] == lists[1])
        #expect(lists[0].count >= 12 && lists[0].contains("libmongoc-1.0-0"))
    }
}
