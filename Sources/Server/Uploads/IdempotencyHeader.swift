import API
import HTTPTypes

/// The `Idempotency-Key` of a request: sent again with the same request, it gets the same analysis.
enum IdempotencyHeader {
    /// The key; nil when there is none.
    ///
    /// - Throws: `Refusal` with `invalid_request` for a key that is not 1 to 255 visible ASCII characters.
    static func key(in headers: HTTPFields) throws(Refusal) -> String? {
        guard let key = headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Refusal(.invalidRequest, "'Idempotency-Key' must have 1 to 255 visible ASCII characters.")
        }
        return key
    }
}
