/// The texts of a Core Audio file: the first `info` chunk, names and values in turn.
///
/// Source: Apple, "Core Audio Format Specification 1.0", "Information Chunk".
enum CAFTags {
    private static let maxChunks = 4096

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard reader.read(at: 0, count: 8)?.has("caff\0\u{1}") == true else { return [] }
        var offset = 8
        for _ in 0..<maxChunks {
            guard let header = reader.read(at: offset, count: 12), let size = header.number(at: 4, width: 8),
                size <= reader.count - offset - 12
            else { return [] }
            if header.has("info") { return texts(from: offset + 12, count: size, in: &reader) }
            offset += 12 + size
        }
        return []
    }

    private static func texts(from start: Int, count: Int, in reader: inout BoundedReader) -> [MetadataBlock] {
        guard count <= MetadataBlock.maxBytes, let content = reader.read(at: start, count: count),
            let fields = content.rest(from: 4)?.bytes.split(separator: 0, omittingEmptySubsequences: false)
        else { return [] }
        var list = TagList("caf")
        for index in stride(from: 0, to: fields.count - 1, by: 2) {
            let (name, value) = (fields[index], fields[index + 1])
            list.keep(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
        return list.blocks
    }
}
