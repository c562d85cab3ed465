import Crypto
import DetectionCore
import HTTPTypes
import Hummingbird
import NIOCore

/// One file that the server hands out as it is.
struct Asset: Sendable {
    /// The media types of such files.
    enum MediaType: String, Sendable {
        case html = "text/html; charset=utf-8"
        case style = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
        case drawing = "image/svg+xml"
        case yaml = "application/yaml; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case image = "image/jpeg"
        case audio = "audio/ogg"

        /// Whether compression makes it smaller; pictures and sounds are compressed already.
        var isText: Bool { self != .image && self != .audio }

        /// The type of a file by the end of its name; nil for what a server has no use for.
        init?(fileName: String) {
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
    struct Form: Sendable {
        let bytes: ByteBuffer
        /// Names these bytes; changes with every one of them.
        let entityTag: String
    }

    /// Its address.
    let path: String
    /// Its media type.
    let mediaType: MediaType
    /// Its bytes as they are.
    let plain: Form
    /// Its bytes, compressed once for all answers; nil where that gains nothing.
    let gzipped: Form?

    /// An asset with its bytes.
    ///
    /// - Parameter compresses: Whether there is a compressed form of a text.
    init(_ path: String, _ mediaType: MediaType, _ bytes: [UInt8], compresses: Bool = true) {
        self.path = path
        self.mediaType = mediaType
        let digest = Hex.string(SHA256.hash(data: bytes).prefix(12))
        plain = Form(bytes: ByteBuffer(bytes: bytes), entityTag: "\"\(digest)\"")
        let compressed = compresses && mediaType.isText ? Gzip.compressed(bytes, .most) : plain.bytes
        let gains = compressed.readableBytes < bytes.count
        gzipped = gains ? Form(bytes: compressed, entityTag: "\"\(digest)-gzip\"") : nil
    }

    /// The asset in a form that the client takes, or 304 when it has that form already.
    func response(to request: Request, policy: String) -> Response {
        let compressed = AcceptedEncodings(request.headers).gzip ? gzipped : nil
        let form = compressed ?? plain
        var headers: HTTPFields = [
            .contentSecurityPolicy: policy, .eTag: form.entityTag, .cacheControl: "no-cache",
        ]
        if gzipped != nil { headers[.vary] = "Accept-Encoding" }
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
        guard !known.contains(form.entityTag), !known.contains("W/\(form.entityTag)") else {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = mediaType.rawValue
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: form.bytes))
    }
}
