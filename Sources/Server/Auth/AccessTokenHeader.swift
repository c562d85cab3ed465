import Foundation

/// The header of a token, read strictly before any signature is looked at: the token never chooses the algorithm.
struct AccessTokenHeader: Decodable, Equatable {
    /// The type of our tokens.
    static let type = "at+jwt"

    var alg: String
    var typ: String
    var kid: String
    var crit: [String]?

    /// The header of a compact token; nil when it has none that can be read.
    init?(of token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decode(parts[0]),
            let header = try? JSONDecoder().decode(AccessTokenHeader.self, from: bytes)
        else { return nil }
        self = header
    }

    /// Whether a token with this header can be one of ours.
    func isOurs(keyID: String) -> Bool {
        alg == "EdDSA" && typ == Self.type && kid == keyID && crit == nil
    }
}
