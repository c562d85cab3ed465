/// A container or encoding recognised from a file's own bytes, never from its name.
///
/// Containers that can hold both are told apart by their tracks: `m4a`, `mka`, `wma` and `ogg` are MP4, Matroska (WebM
/// included), Windows Media and Ogg without a video track.
public enum MediaFormat: String, ExtensibleCode, CaseIterable {
    case jpeg, png, webp, gif, tiff, heif, avif
    case wav, aiff, mp3, flac, ogg, aac, m4a, mka
    /// Core Audio: voice messages of iPhones.
    case caf
    /// Raw AMR, narrowband and wideband: voice notes of telephones.
    case amr, awb
    /// Windows Media (ASF).
    case wma, wmv
    case mp4, mov, mkv, avi
    /// Ogg with pictures.
    case ogv
    /// MPEG transport stream: broadcasts, camcorders, discs.
    case ts
    /// MPEG programme stream: DVDs, older camcorders.
    case mpg
    /// Flash video.
    case flv
    case text
    /// A Word document.
    case docx
    /// An OpenDocument text.
    case odt
    case pdf
    /// A format of another version; no file is recognised as one.
    case unknown

    /// The formats that are recognised.
    public static let allCases: [MediaFormat] = [
        .jpeg, .png, .webp, .gif, .tiff, .heif, .avif, .wav, .aiff, .mp3, .flac, .ogg, .aac, .m4a, .mka, .caf, .amr,
        .awb, .wma, .wmv, .mp4, .mov, .mkv, .avi, .ogv, .ts, .mpg, .flv, .text, .docx, .odt, .pdf,
    ]

    /// The kind of medium this format carries; nil for `unknown`.
    public var kind: MediaKind? {
        switch self {
        case .jpeg, .png, .webp, .gif, .tiff, .heif, .avif: .image
        case .wav, .aiff, .mp3, .flac, .ogg, .aac, .m4a, .mka, .caf, .amr, .awb, .wma: .audio
        case .mp4, .mov, .mkv, .avi, .ogv, .ts, .mpg, .wmv, .flv: .video
        case .text, .docx, .odt, .pdf: .text
        case .unknown: nil
        }
    }

    /// The registered media type (IANA), or the common one where none is, used when a stored medium is served again.
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
        case .caf: "audio/x-caf"
        case .amr: "audio/amr"
        case .awb: "audio/amr-wb"
        case .wma: "audio/x-ms-wma"
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        case .mkv: "video/matroska"
        case .avi: "video/vnd.avi"
        case .ogv: "video/ogg"
        case .ts: "video/mp2t"
        case .mpg: "video/mpeg"
        case .wmv: "video/x-ms-wmv"
        case .flv: "video/x-flv"
        case .text: "text/plain; charset=utf-8"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .pdf: "application/pdf"
        case .unknown: "application/octet-stream"
        }
    }
}
