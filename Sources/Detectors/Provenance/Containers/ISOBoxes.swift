/// The boxes of an ISO base media file, walked one level at a time.
///
/// Source: ISO/IEC 14496-12 §4.2.
enum ISOBoxes {
    /// One box: its type, as a text in Latin-1 and as a number, and where its content lies.
    struct Box: Sendable, Equatable {
        var type: String
        var code = 0
        var start: Int
        var end: Int
    }

    private static let maxBoxes = 1024

    /// The boxes between two offsets, in order; the walk ends at the first that does not fit.
    static func boxes(from start: Int, to end: Int, in reader: inout BoundedReader) -> [Box] {
        var found: [Box] = []
        var offset = start
        while found.count < maxBoxes, offset <= end - 8, let header = reader.read(at: offset, count: 8),
            let size = header.number(at: 0, width: 4)
        {
            var content = offset + 8
            var length = size
            if size == 1 {
                guard let large = reader.read(at: content, count: 8)?.number(at: 0, width: 8) else { break }
                content += 8
                length = large
            } else if size == 0 {
                length = end - offset
            }
            guard length >= content - offset, length <= end - offset else { break }
            let type = String(String.UnicodeScalarView(header.bytes[4...].map { Unicode.Scalar($0) }))
            found.append(
                Box(type: type, code: header.number(at: 4, width: 4) ?? 0, start: content, end: offset + length))
            offset += length
        }
        return found
    }

    /// The content of a box, when it is small enough to read.
    static func content(of box: Box, in reader: inout BoundedReader) -> ByteWindow? {
        box.end - box.start <= MetadataBlock.maxBytes
            ? reader.read(at: box.start, count: box.end - box.start) : nil
    }
}
