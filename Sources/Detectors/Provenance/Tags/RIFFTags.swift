/// The notes of a WAV or AVI file: its INFO list, the broadcast extension, an XMP packet, an ID3 tag, and a chunk that
/// holds China's label.
///
/// Only what lies within the declared RIFF size counts, where one is declared, and of each kind the first.
///
/// Source: Microsoft RIFF MCI specification; EBU Tech 3285 (bext) and 3306 (RF64); ITU-R BS.2088 (BW64); XMP
/// specification part 3 §1.1.6 and §1.1.7.
enum RIFFTags {
    private static let maxChunks = 4096
    /// The size of 32 bits that says: see the 64 bits elsewhere.
    private static let wide = 0xFFFF_FFFF

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        var seen: Set<String> = []
        var blocks: [MetadataBlock] = []
        for chunk in chunks(in: &reader) {
            var kind = chunk.type
            if kind == "LIST" {
                guard reader.read(at: chunk.start, count: 4)?.has("INFO") == true else { continue }
                kind = "INFO"
            }
            guard ["INFO", "bext", "_PMX", "id3 ", "ID3 ", "AIGC", "aigc"].contains(kind),
                seen.insert(kind.lowercased()).inserted
            else { continue }
            switch kind {
            case "INFO": blocks += info(chunk, in: &reader)
            case "bext": blocks += broadcast(chunk, in: &reader)
            case "_PMX": blocks += content(of: chunk, in: &reader).map { [.xmp($0)] } ?? []
            case "AIGC", "aigc":
                blocks +=
                    content(of: chunk, in: &reader).map { content in
                        [.tag(MetadataTag(system: "riff", name: chunk.type, value: FieldText.object(content)))]
                    } ?? []
            default: blocks += ID3Tags.blocks(in: &reader, at: chunk.start)
            }
        }
        return blocks
    }

    /// The chunks of a WAV or AVI file, in order; none of any other file.
    static func chunks(in reader: inout BoundedReader) -> [ISOBoxes.Box] {
        guard let header = reader.read(at: 0, count: 12), ["RIFF", "RF64", "BW64"].contains(where: { header.has($0) }),
            header.has("WAVE", at: 8) || header.has("AVI ", at: 8),
            let size = header.number(at: 4, width: 4, .little)
        else { return [] }
        let large = header.has("RIFF") ? nil : largeSizes(in: &reader)
        // A recorder that was cut off leaves no size: then everything there counts.
        let declared = size == 0 ? reader.count : size == wide ? large?.file ?? reader.count : size
        let end = min(declared, reader.count - 8) + 8
        return chunks(from: 12, to: end, wideSize: large?.data ?? wide, in: &reader)
    }

    /// The sizes of the file and of its samples in the chunk that begins an RF64 file.
    private static func largeSizes(in reader: inout BoundedReader) -> (file: Int, data: Int)? {
        guard let chunk = reader.read(at: 12, count: 24), chunk.has("ds64"),
            let file = chunk.number(at: 8, width: 8, .little), let data = chunk.number(at: 16, width: 8, .little)
        else { return nil }
        return (file, data)
    }

    private static func info(_ chunk: ISOBoxes.Box, in reader: inout BoundedReader) -> [MetadataBlock] {
        var list = TagList("riff")
        for entry in chunks(from: chunk.start + 4, to: chunk.end, in: &reader) {
            if let value = content(of: entry, in: &reader) { list.keep(entry.type, FieldText.text(value)) }
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
    ///
    /// - Parameter wideSize: What the largest number of 32 bits stands for as a size.
    static func chunks(
        from start: Int, to end: Int, _ order: ByteWindow.Order = .little, wideSize: Int = wide,
        in reader: inout BoundedReader
    ) -> [ISOBoxes.Box] {
        var found: [ISOBoxes.Box] = []
        var offset = start
        while found.count < maxChunks, offset <= end - 8, let header = reader.read(at: offset, count: 8),
            let stated = header.number(at: 4, width: 4, order),
            case let length = stated == wide ? wideSize : stated, length <= end - offset - 8
        {
            found.append(
                ISOBoxes.Box(
                    type: ByteWindow(Array(header.bytes[..<4])).text, start: offset + 8, end: offset + 8 + length))
            offset += 8 + length + length % 2
        }
        return found
    }
}
