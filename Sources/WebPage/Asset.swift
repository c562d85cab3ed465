import Crypto
import DetectionCore
package import NIOCore

/// One file that the server hands out as it is.
package struct Asset: Sendable {
    /// The media types of such files.
    package enum MediaType: String, Sendable {
        case html = "text/html; charset=utf-8"
        case style = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
        case drawing = "image/svg+xml"
        case yaml = "application/yaml; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case image = "image/jpeg"
        case audio = "audio/ogg"

        /// Whether compression makes it smaller; pictures and sounds are compressed already.
        package var isText: Bool { self != .image && self != .audio }

        /// The type of a file by the end of its name; nil for what a server has no use for.
        package init?(fileName: String) {
            switch fileName.split(separator: ".").last {
            case "html": self = .html
            case "css": self = .style
            case "js": self = .script
            case "svg": self = .drawing
            case "yaml": self = .yaml
            case "txt": self = .text
            case "jpg": self = .image
            case "ogg": self = .audio
            default: return nil
            }
        }
    }

    /// One form of its bytes.
    package struct Form: Sendable {
        package let bytes: ByteBuffer
        /// Names these bytes; changes with every one of them.
        package let entityTag: String
    }

    /// Its address.
    package let path: String
    /// Its media type.
    package let mediaType: MediaType
    /// Its bytes as they are.
    package let plain: Form
    /// Its bytes, compressed once for all answers; nil where that gains nothing.
    package let gzipped: Form?

    /// An asset with its bytes.
    ///
    /// - Parameter compresses: Whether there is a compressed form of a text.
    package init(_ path: String, _ mediaType: MediaType, _ bytes: [UInt8], compresses: Bool = true) {
        self.path = path
        self.mediaType = mediaType
        let digest = Hex.string(SHA256.hash(data: bytes).prefix(12))
        plain = Form(bytes: ByteBuffer(bytes: bytes), entityTag: "\"\(digest)\"")
        let compressed = compresses && mediaType.isText ? Gzip.compressed(bytes, .most) : plain.bytes
        let gains = compressed.readableBytes < bytes.count
        gzipped = gains ? Form(bytes: compressed, entityTag: "\"\(digest)-gzip\"") : nil
    }
}
