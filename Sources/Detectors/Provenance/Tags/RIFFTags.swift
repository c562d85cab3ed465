import Containers

/// The notes of a WAV or AVI file: its INFO list, the broadcast extension, an XMP packet, an ID3 tag, and a chunk that
/// holds China's label.
///
/// Only what lies within the declared RIFF size counts, where one is declared, and of each kind the first.
///
/// Source: Microsoft RIFF MCI specification; EBU Tech 3285 (bext); XMP specification part 3 §1.1.6 and §1.1.7.
enum RIFFTags {
    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        guard let form = form(of: file) else { return [] }
        var seen: Set<String> = []
        var blocks: [MetadataBlock] = []
        for chunk in RIFFChunks(in: file, form.declared, of: form) {
            var kind = chunk.name
            // Wave64 writes it small.
            if kind.uppercased() == "LIST" {
                guard file.has("INFO", at: chunk.content.lowerBound) else { continue }
                kind = "INFO"
            }
            guard ["INFO", "bext", "_PMX", "id3 ", "ID3 ", "AIGC", "aigc"].contains(kind),
                seen.insert(kind.lowercased()).inserted
            else { continue }
            switch kind {
            case "INFO": blocks += info(chunk, form, in: file)
            case "bext": blocks += broadcast(chunk, in: file)
            case "_PMX": blocks += content(of: chunk, in: file).map { [.xmp($0)] } ?? []
            case "AIGC", "aigc":
                blocks +=
                    content(of: chunk, in: file).map { content in
                        [.tag(MetadataTag(system: "riff", name: chunk.name, value: FieldText.object(content)))]
                    } ?? []
            default: blocks += ID3Tags.blocks(in: file, at: chunk.content.lowerBound)
            }
        }
        return blocks
    }

    /// Whether a WAV or AVI file has a chunk of a name.
    static func hasChunk(_ name: String, in file: ByteWindow) -> Bool {
        guard let form = form(of: file) else { return false }
        return RIFFChunks(in: file, form.declared, of: form).contains { $0.name == name }
    }

    private static func form(of file: ByteWindow) -> RIFFForm? {
        RIFFForm(file).flatMap { ["WAVE", "AVI "].contains($0.name) ? $0 : nil }
    }

    private static func info(_ chunk: RIFFChunk, _ form: RIFFForm, in file: ByteWindow) -> [MetadataBlock] {
        var list = TagList("riff")
        for entry in RIFFChunks(in: file, chunk.content.dropFirst(4), of: form.inside) {
            if let value = content(of: entry, in: file) { list.keep(entry.name, FieldText.text(value)) }
        }
        return list.blocks
    }

    private static func broadcast(_ chunk: RIFFChunk, in file: ByteWindow) -> [MetadataBlock] {
        var list = TagList("bext")
        let start = chunk.content.lowerBound
        guard let fields = file.read(at: start, count: min(288, chunk.content.count)) else { return [] }
        if let text = fields.piece(at: 256, count: 32) { list.keep("Originator", text.text) }
        if let text = fields.piece(at: 0, count: 256) { list.keep("Description", text.text) }
        return list.blocks
    }

    private static func content(of chunk: RIFFChunk, in file: ByteWindow) -> ByteWindow? {
        file.note(chunk.content, isWhole: chunk.isWhole)
    }
}
