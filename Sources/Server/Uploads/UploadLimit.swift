import API
import HTTPTypes
import Hummingbird

/// The size limit of uploads.
enum UploadLimit {
    /// Refuses a request that announces more than the limit, before a byte of it is read.
    static func check(_ request: Request, limit: Int) throws(Refusal) {
        guard let declared = try declared(request) else { return }
        switch request.headers[.contentType].map(HeaderValue.init)?.value {
        case "application/json": guard declared <= JSONBody.limit else { throw refusal(JSONBody.limit) }
        case "multipart/form-data": guard declared <= limit + formOverhead else { throw refusal(limit) }
        default: guard declared <= limit else { throw refusal(limit) }
        }
    }

    /// Most bytes of a form around its file: boundaries and header fields.
    private static let formOverhead = 64 * 1024

    /// The bytes a request announces; nil for one that does not.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is no number.
    static func declared(_ request: Request) throws(Refusal) -> Int? {
        guard let text = request.headers[.contentLength] else { return nil }
        guard let count = Int(digits: text) else {
            throw Refusal(
                .invalidRequest, "'Content-Length' must be a number of bytes.", notes: [.unread])
        }
        return count
    }

    /// The refusal of an upload above the limit.
    static func refusal(_ limit: Int) -> Refusal {
        Refusal(.tooLarge, "The upload is larger than \(limit) bytes.", notes: [.unread])
    }
}
