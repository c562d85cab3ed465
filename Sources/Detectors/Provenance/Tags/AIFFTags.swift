import Containers

/// The texts of an AIFF file: its ID3 tag, its annotation and China's label, of each the first within the declared size.
enum AIFFTags {
    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        guard let form = RIFFForm(file), ["AIFF", "AIFC"].contains(form.name) else { return [] }
        let chunks = Array(RIFFChunks(in: file, form.declared, of: form))
        var list = TagList("aiff")
        for chunk in chunks where ["ANNO", "AIGC"].contains(chunk.name) {
            guard let content = file.note(chunk.content, isWhole: chunk.isWhole) else { continue }
            list.keep(chunk.name, chunk.name == "AIGC" ? FieldText.object(content) : FieldText.text(content))
        }
        let tag = chunks.first { $0.name == "ID3 " }.map { ID3Tags.blocks(in: file, at: $0.content.lowerBound) } ?? []
        return tag + list.blocks
    }
}
