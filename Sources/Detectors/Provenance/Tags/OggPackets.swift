import Containers

/// The comment headers of an Ogg file: the second packet of each stream that begins the file, pictures included.
///
/// Source: Ogg Vorbis I specification §5; RFC 7845 §5.2 (Opus); Theora specification §6.3.
enum OggPackets {
    private static let maxPages = 512
    private static let maxStreams = 8
    /// The bytes in front of comments: a number and the codec's name.
    private static let marks: [[UInt8]] = [
        [0x03] + Array("vorbis".utf8), Array("OpusTags".utf8), [0x81] + Array("theora".utf8),
    ]

    private struct Stream {
        let serial: Int
        var packet: [UInt8] = []
        var packets = 0
    }

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        secondPackets(in: file).flatMap { packet -> [MetadataBlock] in
            guard let mark = marks.first(where: { packet.bytes.starts(with: $0) }) else { return [] }
            return packet.rest(from: mark.count).map(VorbisComments.blocks) ?? []
        }
    }

    private static func secondPackets(in file: ByteWindow) -> [ByteWindow] {
        var offset = 0
        var streams: [Stream] = []
        for _ in 0..<maxPages where streams.isEmpty || streams.contains(where: { $0.packets < 2 }) {
            guard let page = OggPage(at: offset, in: file) else { break }
            if streams.isEmpty || page.isFirst, streams.count < maxStreams,
                !streams.contains(where: { $0.serial == page.serial })
            {
                streams.append(Stream(serial: page.serial))
            }
            let place = streams.firstIndex { $0.serial == page.serial }
            var start = page.start
            for length in page.pieces {
                if let place, streams[place].packets == 1 {
                    guard streams[place].packet.count + length <= MetadataBlock.maxBytes,
                        let part = file.piece(at: start, count: length)
                    else { return [] }
                    streams[place].packet += part.bytes
                }
                start += length
                if let place, length < 255 { streams[place].packets += 1 }
            }
            offset = page.next
        }
        return streams.filter { $0.packets > 1 }.map { ByteWindow($0.packet) }
    }
}
