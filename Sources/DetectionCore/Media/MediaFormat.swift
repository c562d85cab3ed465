/// A container or encoding recognised from a file's own bytes, never from its name.
///
/// Containers that can hold both are told apart by their tracks: `m4a` and `mka` are MP4 and Matroska (WebM included)
/// without a video track.
public enum MediaFormat: String, Codable, Sendable, CaseIterable {
    case jpeg, png, webp, gif, tiff, heif, avif
    case wav, aiff, mp3, flac, ogg, aac, m4a, mka
    case mp4, mov, mkv, avi
    /// MPEG transport stream: broadcasts, camcorders, discs.
    case ts
    case text

    /// The kind of medium this format carries.
    public var kind: MediaKind {
        switch self {
        case .jpeg, .png, .webp, .gif, .tiff, .heif, .avif: .image
        case .wav, .aiff, .mp3, .flac, .ogg, .aac, .m4a, .mka: .audio
        case .mp4, .mov, .mkv, .avi, .ts: .video
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
        case .wav: "audio/wav"
        case .aiff: "audio/aiff"
        case .mp3: "audio/mpeg"
        case .flac: "audio/flac"
        case .ogg: "audio/ogg"
        case .aac: "audio/aac"
        case .m4a: "audio/mp4"
        case .mka: "audio/matroska"
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        case .mkv: "video/matroska"
        case .avi: "video/vnd.avi"
        case .ts: "video/mp2t"
        case .text: "text/plain; charset=utf-8"
        }
    }
}
