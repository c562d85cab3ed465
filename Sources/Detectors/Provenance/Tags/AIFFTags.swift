/// The texts of an AIFF file: its ID3 tag, its annotation and China's label, of each the first within the declared size.
enum AIFFTags {
    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let header = reader.read(at: 0, count: 12), header.has("FORM"),
            header.has("AIFF", at: 8) || header.has("AIFC", at: 8), let size = header.number(at: 4, width: 4)
        else { return [] }
        let chunks = RIFFTags.chunks(from: 12, to: min(reader.count, size + 8), .big, in: &reader)
        var list = TagList("aiff")
        for chunk in chunks where ["ANNO", "AIGC"].contains(chunk.type) {
            guard let content = ISOBoxes.content(of: chunk, in: &reader) else { continue }
            list.keep(chunk.type, chunk.type == "AIGC" ? FieldText.object(content) : FieldText.text(content))
        }
        let tag = chunks.first { $0.type == "ID3 " }.map { ID3Tags.blocks(in: &reader, at: $0.start) } ?? []
        return tag + list.blocks
    }
}
