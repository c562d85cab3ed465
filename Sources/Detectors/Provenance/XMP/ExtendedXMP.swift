import Containers

/// The part of an XMP packet that does not fit into one JPEG segment.
///
/// Its segments count only if the main packet names them, and only without gaps and repetitions.
///
/// Source: XMP specification part 3 §1.1.3.1.
enum ExtendedXMP {
    static let prefix = "http://ns.adobe.com/xmp/extension/\0"
    private static let maxSegments = 64

    /// The packet whose digest the main packet announces, put together from its segments.
    static func packet(announcedBy main: XMPPacket, in segments: [ByteWindow]) -> ByteWindow? {
        let announcement = main.properties.first { $0.namespace == XMPProperty.notes && $0.name == "HasExtendedXMP" }
        guard let digest = announcement?.value, digest.utf8.count == 32 else { return nil }
        let start = prefix.utf8.count
        let parts = segments.prefix(maxSegments).filter { $0.has(digest, at: start) }
        guard let whole = parts.first?.number(at: start + 32, width: 4), whole <= MetadataBlock.maxBytes else {
            return nil
        }
        var bytes: [UInt8] = []
        for part in parts {
            guard part.number(at: start + 32, width: 4) == whole,
                part.number(at: start + 36, width: 4) == bytes.count, let content = part.rest(from: start + 40)
            else { return nil }
            bytes += content.bytes
        }
        return bytes.count == whole ? ByteWindow(bytes) : nil
    }
}
