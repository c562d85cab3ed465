import Crypto
import Foundation
import MediaDecoding

/// A comment in JSON whose member `signed_hash` is a signature over the pixels and over the rest of the comment.
///
/// Source: NovelAI's novelai-image-metadata, `signing.py`.
struct SignedComment: Equatable {
    private static let member = "signed_hash"
    private static let maxLength = 1 << 20
    /// Larger pictures are not checked: the service makes none of a tenth of the size.
    private static let maxPixels = 25_000_000

    /// The comment as the service signed it: the text without that member, its other characters untouched.
    let text: String
    /// 64 bytes.
    let signature: [UInt8]

    /// Reads a comment, or the comment inside one; nil when there is no such member in it.
    init?(_ comment: String) {
        guard comment.utf8.count <= Self.maxLength, comment.contains(Self.member),
            let json = JSONView(Array(comment.utf8))
        else { return nil }
        let inner = json["Comment"].string
        guard let value = (inner.flatMap { JSONView(Array($0.utf8)) } ?? json)[Self.member].string,
            let signature = Data(base64Encoded: value), signature.count == 64,
            let text = Self.removing(value, from: inner ?? comment)
        else { return nil }
        self.text = text
        self.signature = Array(signature)
    }

    /// The text without the member and without one comma beside it.
    private static func removing(_ value: String, from text: String) -> String? {
        let pair = "\"\(member)\": \"\(value)\""
        for written in [", \(pair)", "\(pair), ", pair] {
            let parts = text.components(separatedBy: written)
            if parts.count == 2 { return parts[0] + parts[1] }
        }
        return nil
    }

    /// Whether the signature is one over these pixels and this text.
    func holds(for stored: StoredPixels, by key: Curve25519.Signing.PublicKey) -> Bool {
        let count = stored.width * stored.height
        guard count <= Self.maxPixels else { return false }
        var signed = Data(capacity: 3 * count + text.utf8.count)
        stored.withPixels { pixels in
            for pixel in 0..<count { signed.append(contentsOf: pixels[4 * pixel..<4 * pixel + 3]) }
        }
        signed.append(contentsOf: text.utf8)
        return key.isValidSignature(signature, for: signed)
    }
}
