package import Crypto

import Foundation

/// Ed25519 private keys in PEM: PKCS#8, whose frame is the same for each of them (RFC 8410, §7 and §10.3).
package enum Ed25519PEM {
    private static let (begin, end) = ("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----")
    /// Everything in the DER form but the key's 32 bytes: version 0, id-Ed25519, an octet string in an octet string.
    private static let frame: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    /// A key as text without a newline at its end.
    package static func text(_ key: Curve25519.Signing.PrivateKey) -> String {
        "\(begin)\n\((Data(frame) + key.rawRepresentation).base64EncodedString())\n\(end)"
    }

    /// The key in a text; nil when it holds none, or anything besides.
    package static func key(_ text: String) -> Curve25519.Signing.PrivateKey? {
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.first == begin[...], lines.last == end[...],
            let bytes = Data(base64Encoded: lines.dropFirst().dropLast().joined()),
            bytes.count == frame.count + 32, bytes.starts(with: frame)
        else { return nil }
        return try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.suffix(32))
    }
}
