import Containers
import Crypto
public import DetectionCore
import Foundation
public import MediaDecoding

/// Checks the signature that NovelAI's service puts over the pixels of its pictures.
public struct PixelSignatureReader: Sendable {
    /// The service's public key (Ed25519) in base64, as its repository novelai-image-metadata publishes it.
    public static let novelAIKey = "Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic="
    /// A file that trusts that key.
    public static let novelAI = PixelSignatureReader()

    private static let signer = "NovelAI"
    /// The key in base64.
    public let key: String

    /// A file that trusts one key.
    ///
    /// - Parameter key: The public key (Ed25519), 32 bytes in base64; empty for the service's own.
    /// - Throws: `MediaError` with `invalidRequest` when it is anything else.
    public init(key: String) throws(MediaError) {
        let key = key.isEmpty ? Self.novelAIKey : key
        guard Data(base64Encoded: key)?.count == Self.keyLength else {
            throw MediaError(
                .invalidRequest, "NovelAI's key is not 32 bytes in base64. Leave it out to use the published one.")
        }
        self.key = key
    }

    private init() {
        key = Self.novelAIKey
    }

    private static let keyLength = 32

    /// The key to check with; any 32 bytes are one.
    private var publicKey: Curve25519.Signing.PublicKey? {
        Data(base64Encoded: key).flatMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
    }

    /// The signature of a picture, the first that fits if there are several; nil when nothing says that it is signed.
    ///
    /// Takes some milliseconds for a million pixels, and blocks while it reads the file.
    public func signature(of medium: DecodedMedium) -> PixelSignature? {
        let comments = Self.comments(of: medium)
        guard let first = comments.first else { return nil }
        var fitting: (path: String, comment: SignedComment)?
        if let stored = medium.stored, let publicKey {
            fitting = comments.first { $0.comment.holds(for: stored, by: publicKey) }
        }
        return PixelSignature(
            state: fitting == nil ? .altered : .trusted, signer: Self.signer, path: (fitting ?? first).path)
    }

    /// Whether a note in a PNG or WebP file says that its pixels are signed.
    ///
    /// Blocks while it reads the file.
    public static func isAnnounced(in file: MediaFile, format: MediaFormat) -> Bool {
        noted(in: file, format) != nil
    }

    private static func comments(of medium: DecodedMedium) -> [(path: String, comment: SignedComment)] {
        let format = medium.description.format
        let hidden = medium.stored.flatMap { HiddenText(in: $0)?.comment }.flatMap { SignedComment($0) }
        return [hidden.map { ("\(format.rawValue):stealth", $0) }, noted(in: medium.file, format)].compactMap { $0 }
    }

    private static func noted(in file: MediaFile, _ format: MediaFormat) -> (path: String, comment: SignedComment)? {
        let file = ByteWindow(file, limits: .notes)
        let blocks: [MetadataBlock]
        switch format {
        case .png: blocks = PNGNotes.blocks(in: file)
        case .webp: blocks = WebPNotes.blocks(in: file)
        default: return nil
        }
        return blocks.lazy.compactMap { block -> (String, SignedComment)? in
            switch block {
            case .text(keyword: "Comment", let value):
                return SignedComment(value).map { ("png:Comment", $0) }
            case .exif(let window):
                guard let comment = TIFFFields(window.withoutExifPrefix)?.comment else { return nil }
                return SignedComment(comment).map { ("exif:UserComment", $0) }
            default:
                return nil
            }
        }.first
    }
}
