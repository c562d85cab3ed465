/// The text frames, the XMP packet and China's label of an ID3 version 2 tag at the very start of a file.
///
/// Source: ID3v2.2, ID3v2.3.0 and ID3v2.4.0 informal standards; XMP specification part 3 §1.1.4 (PRIV).
enum ID3Tags {
    private static let maxFrames = 512
    private static let maxFrame = 256 << 10

    /// The frame layout of one version.
    private struct Layout {
        let version: UInt8

        var nameWidth: Int { version == 2 ? 3 : 4 }
        var headerSize: Int { version == 2 ? 6 : 10 }

        func size(_ header: ByteWindow) -> Int? {
            switch version {
            case 2: header.number(at: 3, width: 3)
            case 3: header.number(at: 4, width: 4)
            default: synchsafe(header, at: 4)
            }
        }
    }

    static func blocks(in reader: inout BoundedReader, at start: Int = 0) -> [MetadataBlock] {
        guard let header = reader.read(at: start, count: 10), header.has("ID3"), let version = header[3],
            (2...4).contains(version), let flags = header[5], let size = synchsafe(header, at: 6)
        else { return [] }
        let layout = Layout(version: version)
        // Before version 2.4 the whole tag is masked, so that it has to be unmasked before it is walked.
        if flags & 0x80 != 0, version < 4 {
            guard size <= MetadataBlock.maxBytes, let masked = reader.read(at: start + 10, count: size),
                var inner = BoundedReader(unmasked(masked))
            else { return [] }
            return frames(from: 0, to: inner.count, layout, flags, in: &inner)
        }
        return frames(from: start + 10, to: start + 10 + size, layout, flags, in: &reader)
    }

    private static func frames(
        from start: Int, to end: Int, _ layout: Layout, _ flags: UInt8, in reader: inout BoundedReader
    ) -> [MetadataBlock] {
        var list = TagList("id3")
        var packet: MetadataBlock?
        var offset = start
        if flags & 0x40 != 0, layout.version > 2 {
            guard let extended = reader.read(at: start, count: 4),
                let size = layout.version == 3 ? extended.number(at: 0, width: 4).map({ $0 + 4 }) : synchsafe(extended)
            else { return [] }
            offset += size
        }
        for _ in 0..<maxFrames {
            guard offset <= end - layout.headerSize,
                let header = reader.read(at: offset, count: layout.headerSize), header[0] != 0,
                let size = layout.size(header), size <= end - offset - layout.headerSize
            else { break }
            let name = ByteWindow(Array(header.bytes[..<layout.nameWidth])).text
            if isWanted(name), size <= maxFrame, let content = reader.read(at: offset + layout.headerSize, count: size),
                let frame = plain(content, flags: layout.version == 4 ? header[9] ?? 0 : 0, layout)
            {
                if name != "PRIV" {
                    keep(name, frame, in: &list)
                } else if frame.has("XMP\0") {
                    packet = packet ?? frame.rest(from: 4).map(MetadataBlock.xmp)
                } else if frame.has("AIGC\0") {
                    list.keep("PRIV:AIGC", FieldText.object(frame))
                }
            }
            offset += layout.headerSize + size
        }
        return list.blocks + [packet].compactMap { $0 }
    }

    private static func isWanted(_ name: String) -> Bool {
        name.first == "T" || ["COMM", "COM", "PRIV"].contains(name)
    }

    private static func keep(_ name: String, _ frame: ByteWindow, in list: inout TagList) {
        guard let encoding = frame[0] else { return }
        let isComment = name.hasPrefix("COM")
        guard let body = frame.rest(from: isComment ? 4 : 1) else { return }
        let texts = ID3Text.strings(body, encoding: encoding)
        if isComment || name == "TXXX" || name == "TXX" {
            guard texts.count > 1 else { return }
            list.keep(texts[0].isEmpty ? name : "\(name):\(texts[0])", texts[1])
        } else if let text = texts.first {
            list.keep(name, text)
        }
    }

    /// A frame's content without what version 2.4 may wrap it in; nil when it is compressed or encrypted.
    private static func plain(_ content: ByteWindow, flags: UInt8, _ layout: Layout) -> ByteWindow? {
        guard flags & 0x0C == 0 else { return nil }
        let body = flags & 0x01 == 0 ? content : content.rest(from: 4)
        return flags & 0x02 == 0 ? body : body.map(unmasked)
    }

    /// Takes out the zero that was put after each 0xFF to keep players from mistaking it for sound.
    private static func unmasked(_ window: ByteWindow) -> ByteWindow {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(window.count)
        var isAfterFF = false
        for byte in window.bytes {
            if !(isAfterFF && byte == 0) { bytes.append(byte) }
            isAfterFF = byte == 0xFF
        }
        return ByteWindow(bytes)
    }

    /// A number of four times seven bits.
    private static func synchsafe(_ window: ByteWindow, at offset: Int = 0) -> Int? {
        guard let field = window.piece(at: offset, count: 4), field.bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return field.bytes.reduce(0) { $0 << 7 | Int($1) }
    }
}
