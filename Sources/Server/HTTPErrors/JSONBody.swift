import HTTPTypes
import API
import DetectionCore
import Foundation
import Hummingbird
import NIOCore

/// Reads and writes JSON bodies; everything malformed becomes a refusal that names the field.
enum JSONBody {
    /// Largest JSON body, in bytes.
    static let limit = 1 << 20

    /// Decodes a body.
    ///
    /// An absent content type is taken for JSON, another one is refused.
    static func decode<Body: Decodable>(_ type: Body.Type, from request: Request, upTo limit: Int = limit)
        async throws -> Body
    {
        if let declared = request.headers[.contentType], MediaType(from: declared)?.isType(.applicationJson) != true {
            throw Refusal(.unsupportedMedia, "This address takes application/json.")
        }
        let buffer = try await request.body.collect(upTo: limit)
        return try ReportCoding.decoder().decode(type, from: Data(buffer.readableBytesView))
    }

    /// A body that may be left out, whatever its type is declared as; nil when it is empty.
    static func decodeIfPresent<Body: Decodable>(_ type: Body.Type, from request: Request) async throws -> Body? {
        let buffer = try await request.body.collect(upTo: limit)
        guard buffer.readableBytes > 0 else { return nil }
        return try ReportCoding.decoder().decode(type, from: Data(buffer.readableBytesView))
    }

    /// An answer with a JSON body.
    static func response(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        let bytes = try ReportCoding.encoder().encode(value)
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
