package import Foundation

/// Base64 for addresses, cookies and tokens: URL-safe, without padding.
package enum Base64URL {
    /// Bytes as text.
    package static func encode(_ bytes: Data) -> String { String(decoding: spelling(of: bytes), as: UTF8.self) }

    /// Text as bytes; nil when it is not how `encode` spells some.
    package static func decode(_ text: some StringProtocol) -> Data? {
        var standard = Data(
            text.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "-"): UInt8(ascii: "+")
                case UInt8(ascii: "_"): UInt8(ascii: "/")
                default: byte
                }
            })
        standard.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (4 - standard.count % 4) % 4))
        let bytes = Data(base64Encoded: standard)
        return bytes.flatMap { spelling(of: $0).elementsEqual(text.utf8) ? $0 : nil }
    }

    private static func spelling(of bytes: Data) -> [UInt8] {
        bytes.base64EncodedData().compactMap { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
    }
}
