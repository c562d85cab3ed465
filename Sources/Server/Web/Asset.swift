import NIOCore
import Crypto
import HTTPTypes
import Hummingbird

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

    /// Its address.
    let path: String
    /// Its media type.
    let mediaType: MediaType
    /// Its bytes.
    let bytes: ByteBuffer
    /// Names this version of it; changes with every byte.
    let entityTag: String

    /// An asset with its bytes.
    init(_ path: String, _ mediaType: MediaType, _ bytes: [UInt8]) {
        self.path = path
        self.mediaType = mediaType
        self.bytes = ByteBuffer(bytes: bytes)
        entityTag = "\"\(Hex.string(SHA256.hash(data: bytes).prefix(12)))\""
    }

    /// The asset, or 304 when the client has this version already.
    func response(to request: Request, policy: String) -> Response {
        var headers: HTTPFields = [
            .contentSecurityPolicy: policy, .eTag: entityTag, .cacheControl: "no-cache",
        ]
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
        guard !known.contains(entityTag) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = mediaType.rawValue
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }
}
