/// The formats a decoder is asked for, as numbers on the wire.
///
/// The program chooses; the decoder never guesses.
public enum WireFormat: UInt32, Sendable, CaseIterable {
    case jpeg = 1
    case png = 2
    case webp = 3
    case gif = 4
    case tiff = 5
    /// HEIF and AVIF share a container and a loader.
    case heif = 6

    case wav = 16
    case mp3 = 17
    case flac = 18
    case ogg = 19
    /// AAC in ADTS frames.
    case adts = 20
    /// MP4, M4A and QuickTime.
    case iso = 21
    /// Matroska and WebM.
    case matroska = 22
    case avi = 23
    /// MPEG transport stream.
    case transport = 24
    /// AIFF and AIFF-C.
    case aiff = 25
    /// Core Audio.
    case caf = 26
    /// AMR and AMR-WB.
    case amr = 27
    /// Windows Media.
    case asf = 28
    /// Flash video.
    case flv = 29
    /// MPEG programme stream.
    case program = 30

    case pdf = 48

    /// Whether it holds a picture; the others hold tracks, or text.
    public var isPicture: Bool { rawValue < Self.wav.rawValue }
}
