import API
import Foundation

/// The `Upload-Metadata` of a tus upload: names, each with a value in base64.
struct TusMetadata: Sendable, Equatable {
    /// Longest field, in bytes.
    static let limit = 4096

    /// The values by name; a name without one has an empty value.
    let values: [String: String]

    /// Reads the field; nil is no metadata.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    init(_ field: String?) throws(Refusal) {
        var values: [String: String] = [:]
        for pair in (field ?? "").split(separator: ",") {
            let parts = pair.split(separator: " ", omittingEmptySubsequences: true)
            guard (1...2).contains(parts.count), (field ?? "").utf8.count <= Self.limit,
                let bytes = Data(base64Encoded: parts.count == 2 ? String(parts[1]) : ""),
                let value = String(validating: bytes, as: UTF8.self)
            else { throw Refusal(.invalidRequest, "'Upload-Metadata' must be names with values in base64.") }
            values[String(parts[0])] = value
        }
        self.values = values
    }
}
