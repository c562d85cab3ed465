import DecoderWire
import DetectionCore

extension WireFormat {
    /// The loader for a format; nil for texts and what is not known.
    init?(_ format: MediaFormat) {
        switch format {
        case .jpeg: self = .jpeg
        case .png: self = .png
        case .webp: self = .webp
        case .gif: self = .gif
        case .tiff: self = .tiff
        case .heif, .avif: self = .heif
        case .wav: self = .wav
        case .aiff: self = .aiff
        case .mp3: self = .mp3
        case .flac: self = .flac
        case .ogg, .ogv: self = .ogg
        case .aac: self = .adts
        case .m4a, .mp4, .mov: self = .iso
        case .mka, .mkv: self = .matroska
        case .avi: self = .avi
        case .ts: self = .transport
        case .mpg: self = .program
        case .caf: self = .caf
        case .amr, .awb: self = .amr
        case .wma, .wmv: self = .asf
        case .flv: self = .flv
        case .text, .docx, .odt, .pdf, .unknown: return nil
        }
    }
}
