import Foundation
import Testing

/// The vectors of json_web_signature_test.json of Project Wycheproof (https://github.com/C2SP/wycheproof, Apache License 2.0):
/// signed tokens, good and bad, each with its mark.
///
/// The file has a line `key JWK` for each group, then the group's vectors as lines of number, mark and token.
enum WycheproofVectors {
    /// Vectors that share a key.
    struct Group {
        let key: WycheproofKey
        var vectors: [Vector] = []
    }

    /// One token and whether it is marked as valid.
    struct Vector {
        let number: Int
        let isValid: Bool
        let token: String
    }

    /// Every group.
    static func groups() throws -> [Group] {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/json_web_signature", withExtension: "txt"))
        var groups: [Group] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("key ") {
                groups.append(Group(key: try WycheproofKey(jwk: Data(line.dropFirst(4).utf8))))
                continue
            }
            // A token may be missing, or hold spaces.
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            try #require(parts.count >= 2 && ["valid", "invalid"].contains(parts[1]))
            let number = try #require(Int(parts[0]))
            groups[groups.count - 1].vectors.append(
                Vector(number: number, isValid: parts[1] == "valid", token: parts.count == 3 ? String(parts[2]) : ""))
        }
        return groups
    }
}
