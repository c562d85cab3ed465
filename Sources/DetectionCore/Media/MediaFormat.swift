/// A container or encoding recognised from a file's own bytes, never from its name.
public enum MediaFormat: String, Codable, Sendable, CaseIterable {
    case jpeg, png, webp, gif, tiff, heif, avif
    case text

    /// The kind of medium this format carries.
    public var kind: MediaKind {
        switch self {
        case .jpeg, .png, .webp, .gif, .tiff, .heif, .avif: .image
        case .text: .text
        }
    }

    /// The registered media type (IANA), used when a stored medium is served again.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .tiff: "image/tiff"
        case .heif: "image/heif"
        case .avif: "image/avif"
        case .text: "text/plain; charset=utf-8"
        }
    }
}
