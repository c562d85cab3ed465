import DetectionCore
package import Foundation
import Signing

/// A signed token in compact form (RFC 7515, 7.1), taken apart strictly.
///
/// It has three parts, each base64url in its only spelling, and a header in which no name comes twice. What the token says
/// decides nothing (RFC 8725): the key brings its algorithm, and a key inside the header is not looked at.
package struct CompactJWS: Sendable {
    /// What was signed for.
    package let payload: Data
    private let header: JSONValue
    private let signature: Data
    private let signed: Data

    /// The parts of a token; nil when they cannot be told apart.
    package init?(_ token: String) {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 3, let head = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]), let header = try? JSONValue(text: head)
        else { return nil }
        self.header = header
        self.payload = payload
        self.signature = signature
        signed = Data("\(parts[0]).\(parts[1])".utf8)
    }

    /// A payload, signed.
    static func sign(_ payload: Data, type: String, with key: SigningKey) throws -> String {
        let header = #"{"alg":"\#(key.algorithm)","kid":"\#(key.id)","typ":"\#(type)"}"#
        let signed = "\(Base64URL.encode(Data(header.utf8))).\(Base64URL.encode(payload))"
        return "\(signed).\(Base64URL.encode(try key.signature(for: Data(signed.utf8))))"
    }

    /// What kind of token this says it is; to be believed only when it is signed.
    var type: String? { header["typ"]?.string }

    /// Which key it says signed it; to be believed only when that did.
    package var keyID: String? { header["kid"]?.string }

    /// Whether a key signed this, and nothing in its header must be known that is not (`crit`).
    func isSigned(by key: some TokenVerifying) -> Bool {
        keyID == key.id && verifies(with: key)
    }

    /// The same where the token need not name its key.
    package func verifies(with key: some TokenVerifying) -> Bool {
        header["alg"]?.string == key.algorithm && header["crit"] == nil && key.isValidSignature(signature, for: signed)
    }
}
