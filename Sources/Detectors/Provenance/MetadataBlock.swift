import Containers

/// One piece of metadata, taken from the place where its container keeps it.
enum MetadataBlock {
    /// A TIFF structure with camera fields.
    case exif(ByteWindow)
    /// An XMP packet, XML in UTF-8.
    case xmp(ByteWindow)
    /// Records of IPTC-IIM.
    case iim(ByteWindow)
    /// A keyword and its text, as PNG keeps them.
    case text(keyword: String, value: String)
    /// A named text of any other place.
    case tag(MetadataTag)

    /// Largest piece that is read; workflows of image generators run to some hundred kilobytes.
    static let maxBytes = 2 << 20
}

extension ByteWindow {
    /// A note in memory; nil when it was cut off or is too large.
    func note(_ content: Range<Int>, isWhole: Bool = true) -> ByteWindow? {
        guard isWhole, content.count <= MetadataBlock.maxBytes else { return nil }
        return read(at: content.lowerBound, count: content.count)
    }

    /// The same of a box.
    func note(of box: ISOBox) -> ByteWindow? { note(box.content, isWhole: box.isWhole) }
}
