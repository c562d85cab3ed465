package import API
import Foundation

/// What is said of a medium before its bytes come: by the header fields and the query of its request.
package struct Announcement: Sendable {
    /// Number of bytes of the body; nil where nobody said it.
    let length: Int?
    /// Media type of the body.
    package let type: HeaderValue?
    /// Digest of the medium; none of a form or JSON, whose bytes are not the medium's.
    package let digest: AnnouncedDigest?
    /// Name of the file, as it was sent.
    let fileName: String?
    /// The choices of the query, in order.
    let choices: [(name: String, value: String)]

    /// An announcement.
    ///
    /// - Parameters:
    ///   - type: The field `Content-Type`.
    ///   - disposition: The field `Content-Disposition`.
    ///   - digests: The fields `Repr-Digest` and `Content-Digest`, those that are there.
    ///   - choices: Names and values of the query.
    /// - Throws: `Refusal` with `invalid_request` when a digest is malformed.
    package init(
        length: Int?, type: String?, disposition: String?, digests: [String], choices: [(name: String, value: String)]
    ) throws(Refusal) {
        self.length = length
        self.type = type.map(HeaderValue.init)
        fileName = disposition.map(HeaderValue.init)?.fileName
        self.choices = choices
        switch self.type?.value {
        case "application/json", "multipart/form-data": digest = nil
        default: digest = try AnnouncedDigest(digests)
        }
    }

    /// The first choice of a name.
    func choice(_ name: String) -> String? { choices.first { $0.name == name }?.value }
}
