import HTTPTypes
import Hummingbird
import WebPage

extension Asset {
    /// The asset in a form that the client takes, or 304 when it has that form already.
    func response(to request: Request, policy: String) -> Response {
        let compressed = AcceptedEncodings(request.headers).gzip ? gzipped : nil
        let form = compressed ?? plain
        var headers: HTTPFields = [
            .contentSecurityPolicy: policy, .eTag: form.entityTag, .cacheControl: "no-cache",
        ]
        if gzipped != nil { headers[.vary] = "Accept-Encoding" }
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
        guard !known.contains(form.entityTag), !known.contains("W/\(form.entityTag)") else {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = mediaType.rawValue
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: form.bytes))
    }
}
