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
        if let declared = request.headers[.contentType], MediaType(from: declared)?.isType(.applicationJson) != true {
            throw Refusal(.unsupportedMedia, "This address takes application/json.")
        }
        return try read(type, try await request.body.collect(upTo: limit))
    }

    /// A body that may be left out, whatever its type is declared as; nil when it is empty.
    static func decodeIfPresent<Body: Codable>(_ type: Body.Type, from request: Request) async throws -> Body? {
        let buffer = try await request.body.collect(upTo: limit)
        return buffer.readableBytes > 0 ? try read(type, buffer) : nil
    }

    private static func read<Body: Codable>(_ type: Body.Type, _ buffer: ByteBuffer) throws -> Body {
        let body = try decoder().decode(type, from: Data(buffer.readableBytesView))
        let said = try names(in: buffer.readableBytesView)
        // What is not in what was understood is misspelt, or meant for another address.
        let understood = Set(try names(in: ReportCoding.encoder().encode(body)))
        if let unknown = said.first(where: { !understood.contains($0) }) { throw Refusal(unknownField: unknown) }
        return body
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

    /// The fields of an object that say something.
    private static func names(in text: some Sequence<UInt8>) throws -> [String] {
        do throws(JSONTextError) {
            guard case .object(let members) = try JSONValue(text: text) else { return [] }
            return members.compactMap { member in if case .null = member.value { nil } else { member.name } }
        } catch {
            throw Refusal(.invalidRequest, "The body has no one meaning: does a field come twice?")
        }
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

extension Refusal {
    /// A body with a field that its address does not know; only a plain name is repeated.
    fileprivate init(unknownField name: String) {
        let isPlain = name.utf8.count <= 64 && name.wholeMatch(of: /[A-Za-z0-9_.-]+/) != nil
        let field = isPlain ? "The field '\(name)'" : "A field of the body"
        self.init(.invalidRequest, "\(field) is not known here. Check its spelling.")
    }
}
