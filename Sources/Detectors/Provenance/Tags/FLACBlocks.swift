/// The comment block of a FLAC file, which stands before the first frame.
///
/// Source: RFC 9639 §8.
enum FLACBlocks {
    private static let maxBlocks = 128

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard reader.read(at: 0, count: 4)?.has("fLaC") == true else { return [] }
        var offset = 4
        for _ in 0..<maxBlocks {
            guard let header = reader.read(at: offset, count: 4), let type = header[0],
                let length = header.number(at: 1, width: 3)
            else { return [] }
            if type & 0x7F == 4 {
                guard length <= MetadataBlock.maxBytes else { return [] }
                return reader.read(at: offset + 4, count: length).map(VorbisComments.blocks) ?? []
            }
            if type & 0x80 != 0 { return [] }
            offset += 4 + length
        }
        return []
    }
}
