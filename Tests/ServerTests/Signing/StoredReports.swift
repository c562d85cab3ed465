import API
import Foundation
import Testing

/// Reports of other versions, as a server stored them: signed by a key that was made for tests alone and thrown away.
enum StoredReports {
    /// The key that signed them.
    static let keys = JSONWebKeySet(keys: [
        JSONWebKey(
            x: "IZFhKRbNAReMhqWMkaXzjKsSWLipVsvkS_jDrMrgKLI", kid: "jueE2-wmmxDGQy286dRabVLGqZrkB8PM2S-tsV7r_eo")
    ])

    /// A report of version 0.1, which called authentic, by statistics alone, what gets no signs today.
    static func earlier() throws -> String { try text("earlier-report") }

    /// A report of a version to come: its verdict, reason, format and states are new, and there is more in it.
    static func later() throws -> String { try text("later-report") }

    private static func text(_ name: String) throws -> String {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}
