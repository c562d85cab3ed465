import Foundation

/// A header value with parameters, such as `form-data; name="file"; filename="a.jpg"`.
package struct HeaderValue: Sendable, Equatable {
    /// The part before the first semicolon, lower case.
    package let value: String
    /// The parameters by lower-case name; the first of a name counts.
    let parameters: [String: String]

    /// Parses a value; anything malformed is left out.
    init(_ text: String) {
        var scanner = HeaderScanner(text)
        value = scanner.token(until: [";"]).lowercased()
        var parameters: [String: String] = [:]
        while let (name, value) = scanner.parameter() {
            if !name.isEmpty, parameters[name] == nil { parameters[name] = value }
        }
        self.parameters = parameters
    }

    /// The `filename` parameter, with its extended form (RFC 8187, UTF-8) preferred.
    var fileName: String? {
        guard let extended = parameters["filename*"] else { return parameters["filename"] }
        let parts = extended.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return parameters["filename"] }
        return String(parts[2]).removingPercentEncoding ?? parameters["filename"]
    }
}
