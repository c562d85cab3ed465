import Foundation

/// What the head of a model's README says.
enum ModelCard {
    /// Licences whose name there is not that of SPDX, by the name there.
    private static let names = [
        "afl-3.0": "AFL-3.0", "agpl-3.0": "AGPL-3.0-only", "apache-2.0": "Apache-2.0", "bsd-2-clause": "BSD-2-Clause",
        "bsd-3-clause": "BSD-3-Clause", "cc0-1.0": "CC0-1.0", "cc-by-4.0": "CC-BY-4.0", "cc-by-sa-4.0": "CC-BY-SA-4.0",
        "cc-by-nc-4.0": "CC-BY-NC-4.0", "cc-by-nc-sa-4.0": "CC-BY-NC-SA-4.0", "cc-by-nc-nd-4.0": "CC-BY-NC-ND-4.0",
        "gpl-3.0": "GPL-3.0-only", "lgpl-3.0": "LGPL-3.0-only", "mit": "MIT", "mpl-2.0": "MPL-2.0",
        "unlicense": "Unlicense",
    ]

    /// The licence that the head between the lines `---` states: as SPDX writes it where there is an identifier.
    static func licence(in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst()?.trimmingCharacters(in: .whitespaces) == "---" else { return nil }
        var values: [String: String] = [:]
        for line in lines.prefix(while: { $0.trimmingCharacters(in: .whitespaces) != "---" }) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, ["license", "license_name"].contains(parts[0]) else { continue }
            let value = parts[1].trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\"'")))
            if !value.isEmpty, value.utf8.count <= 100 { values[String(parts[0])] = value }
        }
        guard let licence = values["license"] else { return nil }
        if licence == "other" { return values["license_name"] }
        return names[licence.lowercased()] ?? licence
    }
}
