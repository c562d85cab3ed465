import HTTPTypes

/// What a client takes instead of bytes as they are (RFC 9110, section 12.5.3).
struct AcceptedEncodings {
    /// Whether it takes gzip.
    let gzip: Bool

    /// What a request says; without the field a client is given bytes as they are.
    init(_ headers: HTTPFields) {
        let weights = (headers[.acceptEncoding] ?? "").split(separator: ",").map { Self.weighted($0) }
        let chosen = weights.last { ["gzip", "x-gzip"].contains($0.coding) } ?? weights.last { $0.coding == "*" }
        gzip = (chosen?.weight ?? 0) > 0
    }

    /// `gzip;q=0.5` is a coding with its weight, which is 1 where none is said and 0 where it is no number.
    private static func weighted(_ item: Substring) -> (coding: String, weight: Double) {
        let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
        return (parts.first ?? "", weight ?? 1)
    }
}
