/// The formats a decoder is asked for, as numbers on the wire.
///
/// The program chooses; the decoder never guesses.
public enum PictureFormat: UInt32, Sendable, CaseIterable {
    case jpeg = 1
    case png = 2
    case webp = 3
    case gif = 4
    case tiff = 5
    /// HEIF and AVIF share a container and a loader.
    case heif = 6
}
