import Crypto
import DetectionCore
import Foundation

/// Signs requests as AWS does in its Signature Version 4.
///
/// Source: "Authenticating Requests: Using the Authorization Header", Amazon Simple Storage Service API Reference. A path is
/// encoded once, as S3 wants it, and not normalised.
struct SigV4: Sendable {
    var credentials: S3Credentials
    var region: String
    var service = "s3"
    var time: Date

    /// SHA-256 of no bytes.
    static let noPayload = Hex.string(SHA256.hash(data: Data()))

    /// The value of `x-amz-date`.
    var timestamp: String {
        time.formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    }

    /// The value of `Authorization` for a request.
    ///
    /// - Parameters:
    ///   - method: Its method.
    ///   - path: Its path, not encoded.
    ///   - query: Its query, not encoded, in any order.
    ///   - fields: All header fields that are to be signed, `host` and `x-amz-date` among them.
    ///   - payload: SHA-256 of its body in hexadecimal.
    func authorization(
        method: String, path: String, query: [(String, String)], fields: [(String, String)], payload: String
    ) -> String {
        let fields = fields.map { ($0.0.lowercased(), Self.folded($0.1)) }.sorted { $0.0 < $1.0 }
        let names = fields.map(\.0).joined(separator: ";")
        let canonical = [
            method, Self.encoded(path, keeping: "/"), Self.encoded(query),
            fields.map { "\($0.0):\($0.1)\n" }.joined(), names, payload,
        ].joined(separator: "\n")
        let day = String(timestamp.prefix(8))
        let scope = "\(day)/\(region)/\(service)/aws4_request"
        let text = "AWS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(Hex.string(SHA256.hash(data: Data(canonical.utf8))))"
        let signature = Hex.string(Self.code(text, key(of: day)))
        return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope),SignedHeaders=\(names),"
            + "Signature=\(signature)"
    }

    /// The key that signs the requests of a day, written `yyyymmdd`.
    func key(of day: String) -> SymmetricKey {
        var key = SymmetricKey(data: Data("AWS4\(credentials.secretKey)".utf8))
        for text in [day, region, service, "aws4_request"] { key = SymmetricKey(data: Self.code(text, key)) }
        return key
    }

    /// A query as it is signed and sent: encoded, in order.
    static func encoded(_ query: [(String, String)]) -> String {
        query.map { (encoded($0.0), encoded($0.1)) }.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// Every byte percent-encoded except letters, digits, `-._~` and those of `kept`.
    static func encoded(_ text: String, keeping kept: String = "") -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            case _ where kept.utf8.contains(byte): result.append(byte)
            default: result += Array("%\(Hex.string([byte]).uppercased())".utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func code(_ text: String, _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    }

    /// A field's value without white space at its ends, and with one space for several inside.
    private static func folded(_ value: String) -> String {
        value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
}
