package import API
package import HTTPTypes
package import Hummingbird

extension Refusal: HTTPResponseError {
    package var status: HTTPResponse.Status { HTTPResponse.Status(code: problem.status) }

    package func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = fields
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        // An answer to HEAD has no body, whatever went wrong.
        guard request.method != .head else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: try JSONBody.body(problem))
    }

    /// The header fields that say what its notes say.
    var fields: HTTPFields { notes.reduce(into: [:]) { fields, note in note.write(to: &fields) } }
}

extension Refusal.Note {
    /// Sets the header fields that say it.
    func write(to fields: inout HTTPFields) {
        switch self {
        case .retry(let seconds): fields[.retryAfter] = String(seconds)
        case .unread: fields[.connection] = "close"
        case .needsToken: fields[.wwwAuthenticate] = "Bearer"
        case .tokenInvalid: fields[.wwwAuthenticate] = "Bearer error=\"invalid_token\""
        case .location(let address): fields[.location] = address
        case .offset(let bytes): fields[.uploadOffset] = String(bytes)
        case .size(let bytes): fields[.contentRange] = "bytes */\(bytes)"
        case .allows(let methods): fields[.allow] = methods
        case .version(let version): fields[.tusVersion] = version
        case .rate(let limit, let left, let reset):
            fields[.rateLimitLimit] = String(limit)
            fields[.rateLimitRemaining] = String(left)
            fields[.rateLimitReset] = String(reset)
        }
    }
}
