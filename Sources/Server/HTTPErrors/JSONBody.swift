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

    /// Decodes a body, in which every field must be known and none may come twice.
    ///
    /// An absent content type is taken for JSON, another one is refused.
    static func decode<Body: Codable>(_ type: Body.Type, from request: Request, upTo limit: Int = limit)
        async throws -> Body
    {
        if request.headers[.contentType] != nil { try checkDeclared(request) }
        return try read(type, try await request.body.collect(upTo: limit))
    }

    /// A body that may be left out, whatever its type is declared as; nil when it is empty.
    static func decodeIfPresent<Body: Codable>(_ type: Body.Type, from request: Request, upTo limit: Int = limit)
        async throws -> Body?
    {
        let buffer = try await request.body.collect(upTo: limit)
        return buffer.readableBytes > 0 ? try read(type, buffer) : nil
    }

    /// Refuses a request whose content type is absent or not JSON.
    static func checkDeclared(_ request: Request) throws(Refusal) {
        guard let declared = request.headers[.contentType],
            MediaType(from: declared)?.isType(.applicationJson) == true
        else { throw Refusal(.unsupportedMedia, "This address takes application/json.") }
    }

    /// A decoder that takes times as RFC 3339 has them only.
    private static func decoder() -> JSONDecoder {
        let decoder = ReportCoding.decoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let time = Date(rfc3339: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is no time.")
            }
            return time
        }
        return decoder
    }

    private static func read<Body: Codable>(_ type: Body.Type, _ buffer: ByteBuffer) throws -> Body {
        guard !buffer.readableBytesView.starts(with: byteOrderMark) else {
            throw Refusal(.invalidRequest, "The body begins with a byte order mark. Send UTF-8 without one.")
        }
        guard String(validating: buffer.readableBytesView, as: UTF8.self) != nil else {
            throw Refusal(.invalidRequest, "The body is not UTF-8.")
        }
        let body = try decoder().decode(type, from: Data(buffer.readableBytesView))
        let said: JSONValue
        do {
            said = try JSONValue(text: buffer.readableBytesView)
        } catch {
            throw Refusal(.invalidRequest, "The body has no one meaning: does a field come twice?")
        }
        // What is not in what was understood is misspelt, or meant for another address.
        let understood = try JSONValue(text: ReportCoding.encoder().encode(body))
        if let unknown = said.firstField(notIn: understood) { throw Refusal(unknownField: unknown, of: "the body") }
        return body
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// An answer with a JSON body.
    static func response(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(status: status, headers: headers, body: try body(value))
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

extension JSONValue {
    /// The path of the first field, at any depth, that says something and is not in another value.
    fileprivate func firstField(notIn other: JSONValue) -> String? {
        switch (self, other) {
        case (.object(let members), .object):
            for member in members {
                if case .null = member.value { continue }
                guard let known = other[member.name] else { return member.name }
                if let inner = member.value.firstField(notIn: known) { return "\(member.name).\(inner)" }
            }
        case (.array(let values), .array(let others)):
            for (value, known) in zip(values, others) {
                if let inner = value.firstField(notIn: known) { return inner }
            }
        default: break
        }
        return nil
    }
}
