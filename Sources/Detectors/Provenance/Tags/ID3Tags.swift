import Containers

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
            default: ID3Tag.size(at: 4, in: header)
            }
        }
    }

    static func blocks(in file: ByteWindow, at start: Int = 0) -> [MetadataBlock] {
        guard let tag = ID3Tag(at: start, in: file), (2...4).contains(tag.version) else { return [] }
        let layout = Layout(version: tag.version)
        // Before version 2.4 the whole tag is masked, so that it has to be unmasked before it is walked.
        if tag.flags & 0x80 != 0, tag.version < 4 {
            guard let inner = file.note(tag.content).map(unmasked) else { return [] }
            return frames(in: 0..<inner.count, layout, tag.flags, of: inner)
        }
        return frames(in: tag.content, layout, tag.flags, of: file)
    }

    private static func frames(
        in content: Range<Int>, _ layout: Layout, _ flags: UInt8, of file: ByteWindow
    ) -> [MetadataBlock] {
        var list = TagList("id3")
        var packet: MetadataBlock?
        var offset = content.lowerBound
        if flags & 0x40 != 0, layout.version > 2 {
            guard
                let size = layout.version == 3
                    ? file.number(at: offset, width: 4).map({ $0 + 4 }) : ID3Tag.size(at: offset, in: file)
            else { return [] }
            offset += size
        }
        for _ in 0..<maxFrames {
            guard offset <= content.upperBound - layout.headerSize,
                let header = file.piece(at: offset, count: layout.headerSize), header[0] != 0,
                let size = layout.size(header), size <= content.upperBound - offset - layout.headerSize,
                let name = header.piece(at: 0, count: layout.nameWidth)?.text
            else { break }
            if isWanted(name), size <= maxFrame, let content = file.read(at: offset + layout.headerSize, count: size),
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
}
