import API
import HTTPTypes
import Hummingbird
import Intake

extension Announcement {
    /// What a request says of its body.
    ///
    /// - Throws: `Refusal` with `invalid_request` when a field is malformed.
    init(_ request: Request) throws(Refusal) {
        try self.init(
            length: request.announcedLength, type: request.headers[.contentType],
            disposition: request.headers[.contentDisposition],
            digests: [request.headers[.reprDigest], request.headers[.contentDigest]].compactMap { $0 },
            choices: request.uri.queryParameters.map { (String($0.key), String($0.value)) })
    }
}

extension Request {
    /// Number of bytes that its body is said to have; nil where that is not said.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is no number.
    var announcedLength: Int? {
        get throws(Refusal) {
            guard let text = headers[.contentLength] else { return nil }
            guard let count = Int(digits: text) else {
                throw Refusal(.invalidRequest, "'Content-Length' must be a number of bytes.", notes: [.unread])
            }
            return count
        }
    }
}
