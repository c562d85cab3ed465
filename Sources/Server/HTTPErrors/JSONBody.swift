import HTTPTypes
import API
import DetectionCore
import Foundation
import Hummingbird
import NIOCore
import WebPage

/// Reads and writes JSON bodies; everything malformed becomes a refusal that names the field.
enum JSONBody {
    /// Decodes a body, in which every field must be known and none may come twice.
    ///
    /// An absent content type is taken for JSON, another one is refused.
    static func decode<Body: Codable>(_ type: Body.Type, from request: Request, upTo limit: Int = RequestJSON.limit)
        async throws -> Body
    {
        if request.headers[.contentType] != nil { try checkDeclared(request) }
        return try RequestJSON.decode(type, from: try await request.body.collect(upTo: limit).readableBytesView)
    }

    /// A body that may be left out, whatever its type is declared as; nil when it is empty.
    static func decodeIfPresent<Body: Codable>(
        _ type: Body.Type, from request: Request, upTo limit: Int = RequestJSON.limit
    )
        async throws -> Body?
    {
        let buffer = try await request.body.collect(upTo: limit)
        guard buffer.readableBytes > 0 else { return nil }
        return try RequestJSON.decode(type, from: buffer.readableBytesView)
    }

    /// Refuses a request whose content type is absent or not JSON.
    static func checkDeclared(_ request: Request) throws(Refusal) {
        guard let declared = request.headers[.contentType],
            MediaType(from: declared)?.isType(.applicationJson) == true
        else { throw Refusal(.unsupportedMedia, "This address takes application/json.") }
    }

    /// An answer with a JSON body.
    static func response(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        response(json: try ReportCoding.encoder().encode(value), status: status, headers: headers)
    }

    /// An answer with a value that is JSON already.
    static func response(
        json: some Sequence<UInt8>, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: buffer(json: json)))
    }

    /// An answer with a JSON body, compressed for a client that takes it.
    ///
    /// Only for answers without a token, key or other secret: beside text that somebody else chose, the length of a
    /// compressed answer could give it away.
    static func compressedResponse(_ value: some Encodable, to request: Request) throws -> Response {
        compressedResponse(json: try ReportCoding.encoder().encode(value), to: request)
    }

    /// The same of a value that is JSON already.
    static func compressedResponse(json: some Sequence<UInt8>, to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8", .vary: "Accept-Encoding"]
        let text = buffer(json: json)
        guard text.readableBytes >= smallestCompressed, AcceptedEncodings(request.headers).gzip else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: text))
        }
        headers[.contentEncoding] = "gzip"
        let compressed = Gzip.compressed(text.readableBytesView, .quick)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: compressed))
    }

    /// Shorter answers, in bytes, fit into a packet or two as they are.
    private static let smallestCompressed = 1024

    /// A value as the body of an answer; it ends with a line break, so that answers on a terminal do not run into each other.
    static func body(_ value: some Encodable) throws -> ResponseBody {
        ResponseBody(byteBuffer: try buffer(value))
    }

    private static func buffer(_ value: some Encodable) throws -> ByteBuffer {
        buffer(json: try ReportCoding.encoder().encode(value))
    }

    private static func buffer(json: some Sequence<UInt8>) -> ByteBuffer {
        var buffer = ByteBuffer(bytes: json)
        buffer.writeString("\n")
        return buffer
    }
}
