import DetectionCore
import Foundation

/// Reads JSON that clients send; everything malformed becomes a refusal that names the field.
package enum RequestJSON {
    /// Longest text, in bytes.
    package static let limit = 1 << 20

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

    /// A value, in which every field must be known and none may come twice.
    ///
    /// - Throws: `Refusal` with `invalid_request`, `DecodingError` for a field of another type.
    package static func decode<Body: Codable>(
        _ type: Body.Type, from text: some Collection<UInt8>
    ) throws -> Body {
        guard !text.starts(with: byteOrderMark) else {
            throw Refusal(.invalidRequest, "The body begins with a byte order mark. Send UTF-8 without one.")
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw Refusal(.invalidRequest, "The body is not UTF-8.")
        }
        let body = try decoder().decode(type, from: Data(text))
        let said: JSONValue
        do {
            said = try JSONValue(text: text)
        } catch {
            throw Refusal(.invalidRequest, "The body has no one meaning: does a field come twice?")
        }
        // What is not in what was understood is misspelt, or meant for another address.
        let understood = try JSONValue(text: ReportCoding.encoder().encode(body))
        if let unknown = said.firstField(notIn: understood) { throw Refusal(unknownField: unknown, of: "the body") }
        return body
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
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
