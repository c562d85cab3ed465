/// One piece of metadata, taken from the place where its container keeps it.
enum MetadataBlock: Sendable, Equatable {
    /// A TIFF structure with camera fields.
    case exif(ByteWindow)
    /// An XMP packet, XML in UTF-8.
    case xmp(ByteWindow)
    /// A keyword and its text, as PNG keeps them.
    case text(keyword: String, value: String)
    /// A named text of a sound or video.
    case tag(MetadataTag)

    /// Largest piece that is read; workflows of image generators run to some hundred kilobytes.
    static let maxBytes = 2 << 20
}
