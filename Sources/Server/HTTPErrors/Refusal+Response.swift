import API
import HTTPTypes
import Hummingbird

extension Refusal: HTTPResponseError {
    var status: HTTPResponse.Status { HTTPResponse.Status(code: problem.status) }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        // An answer to HEAD has no body, whatever went wrong.
        guard request.method != .head else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: try JSONBody.body(problem))
    }
}
