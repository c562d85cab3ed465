/// The comment headers of an Ogg file: the second packet of each stream that begins the file, pictures included.
///
/// Source: RFC 3533 §6; Ogg Vorbis I specification §5; RFC 7845 §5.2 (Opus); Theora specification §6.3.
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

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        secondPackets(in: &reader).flatMap { packet -> [MetadataBlock] in
            guard let mark = marks.first(where: { packet.bytes.starts(with: $0) }) else { return [] }
            return packet.rest(from: mark.count).map(VorbisComments.blocks) ?? []
        }
    }

    private static func secondPackets(in reader: inout BoundedReader) -> [ByteWindow] {
        var offset = 0
        var streams: [Stream] = []
        for _ in 0..<maxPages where streams.isEmpty || streams.contains(where: { $0.packets < 2 }) {
            guard let header = reader.read(at: offset, count: 27), header.has("OggS"),
                let serial = header.number(at: 14, width: 4), let segments = header[26],
                let lacing = reader.read(at: offset + 27, count: Int(segments))
            else { break }
            let isFirst = streams.isEmpty || (header[5] ?? 0) & 2 != 0
            if isFirst, streams.count < maxStreams, !streams.contains(where: { $0.serial == serial }) {
                streams.append(Stream(serial: serial))
            }
            offset += 27 + Int(segments)
            let place = streams.firstIndex { $0.serial == serial }
            for length in lacing.bytes.map(Int.init) {
                if let place, streams[place].packets == 1 {
                    guard streams[place].packet.count + length <= MetadataBlock.maxBytes,
                        let part = reader.read(at: offset, count: length)
                    else { return [] }
                    streams[place].packet += part.bytes
                }
                offset += length
                if let place, length < 255 { streams[place].packets += 1 }
            }
        }
        return streams.filter { $0.packets > 1 }.map { ByteWindow($0.packet) }
    }
}
