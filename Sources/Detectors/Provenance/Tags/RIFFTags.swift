/// The notes of a WAV or AVI file: its INFO list, the broadcast extension, an XMP packet and an ID3 tag.
///
/// Only what lies within the declared RIFF size counts, and of each kind the first.
///
/// Source: Microsoft RIFF MCI specification; EBU Tech 3285 (bext); XMP specification part 3 §1.1.6 and §1.1.7.
enum RIFFTags {
    private static let maxChunks = 4096

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let header = reader.read(at: 0, count: 12), header.has("RIFF"),
            header.has("WAVE", at: 8) || header.has("AVI ", at: 8),
            let size = header.number(at: 4, width: 4, .little)
        else { return [] }
        var seen: Set<String> = []
        var blocks: [MetadataBlock] = []
        for chunk in chunks(from: 12, to: min(reader.count, size + 8), in: &reader) {
            var kind = chunk.type
            if kind == "LIST" {
                guard reader.read(at: chunk.start, count: 4)?.has("INFO") == true else { continue }
                kind = "INFO"
            }
            guard ["INFO", "bext", "_PMX", "id3 ", "ID3 "].contains(kind), seen.insert(kind.lowercased()).inserted
            else { continue }
            switch kind {
            case "INFO": blocks += info(chunk, in: &reader)
            case "bext": blocks += broadcast(chunk, in: &reader)
            case "_PMX": blocks += content(of: chunk, in: &reader).map { [.xmp($0)] } ?? []
            default: blocks += ID3Tags.blocks(in: &reader, at: chunk.start)
            }
        }
        return blocks
    }

    private static func info(_ chunk: ISOBoxes.Box, in reader: inout BoundedReader) -> [MetadataBlock] {
        var list = TagList("riff")
        for entry in chunks(from: chunk.start + 4, to: chunk.end, in: &reader) {
            if let value = content(of: entry, in: &reader) { list.keep(entry.type, value.text) }
        }
        return list.blocks
    }

    private static func broadcast(_ chunk: ISOBoxes.Box, in reader: inout BoundedReader) -> [MetadataBlock] {
        var list = TagList("bext")
        guard let fields = reader.read(at: chunk.start, count: min(288, chunk.end - chunk.start)) else { return [] }
        if let text = fields.piece(at: 256, count: 32) { list.keep("Originator", text.text) }
        if let text = fields.piece(at: 0, count: 256) { list.keep("Description", text.text) }
        return list.blocks
    }

    private static func content(of chunk: ISOBoxes.Box, in reader: inout BoundedReader) -> ByteWindow? {
        ISOBoxes.content(of: chunk, in: &reader)
    }

    /// The chunks between two offsets, in order; the walk ends at the first that does not fit.
    static func chunks(
        from start: Int, to end: Int, _ order: ByteWindow.Order = .little, in reader: inout BoundedReader
    ) -> [ISOBoxes.Box] {
        var found: [ISOBoxes.Box] = []
        var offset = start
        while found.count < maxChunks, offset <= end - 8, let header = reader.read(at: offset, count: 8),
            let length = header.number(at: 4, width: 4, order), length <= end - offset - 8
        {
            found.append(
                ISOBoxes.Box(
                    type: ByteWindow(Array(header.bytes[..<4])).text, start: offset + 8, end: offset + 8 + length))
            offset += 8 + length + length % 2
        }
        return found
    }
}
