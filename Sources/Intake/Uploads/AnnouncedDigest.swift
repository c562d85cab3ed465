import API
import DetectionCore
import Foundation

/// The SHA-256 that a client announces before it sends the bytes.
package struct AnnouncedDigest: Sendable, Equatable {
    /// Lower-case hexadecimal.
    let sha256: String

    /// The first `sha-256` among the values of `Repr-Digest` and `Content-Digest` (RFC 9530); nil where there is none.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is malformed.
    init?(_ fields: [String]) throws(Refusal) {
        let members = fields.lazy.flatMap { $0.split(separator: ",") }
        let name = "sha-256="
        guard let member = members.map({ $0.filter { $0 != " " } }).first(where: { $0.lowercased().hasPrefix(name) })
        else { return nil }
        let value = member.dropFirst(name.count)
        guard value.count > 2, value.first == ":", value.last == ":",
            let digest = Data(base64Encoded: String(value.dropFirst().dropLast())), digest.count == 32
        else { throw Refusal(.invalidRequest, "The digest must be sha-256=: with 32 bytes in base64 and a colon.") }
        sha256 = Hex.string(digest)
    }

    /// The `sha256` of a tus upload's metadata, in hexadecimal; nil where there is none.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is malformed.
    init?(_ metadata: TusMetadata) throws(Refusal) {
        guard let value = metadata.values["sha256"]?.lowercased() else { return nil }
        guard value.utf8.count == 64, value.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw Refusal(.invalidRequest, "'sha256' in 'Upload-Metadata' must have 64 hexadecimal digits.")
        }
        sha256 = value
    }

    /// Refuses bytes that are not what was announced.
    func check(_ upload: StoredUpload) throws(Refusal) {
        guard upload.sha256 == sha256 else { throw Refusal(.checksumMismatch) }
    }
}
