/// The comment header of an Ogg file: the second packet of its first stream.
///
/// Source: RFC 3533 §6; Ogg Vorbis I specification §5; RFC 7845 §5.2 (Opus).
enum OggPackets {
    private static let maxPages = 512

    static func blocks(in reader: inout BoundedReader) -> [MetadataBlock] {
        guard let packet = secondPacket(in: &reader) else { return [] }
        for start in ["\u{3}vorbis", "OpusTags"] where packet.has(start) {
            return packet.rest(from: start.utf8.count).map(VorbisComments.blocks) ?? []
        }
        return []
    }

    private static func secondPacket(in reader: inout BoundedReader) -> ByteWindow? {
        var offset = 0
        var stream: Int?
        var packet: [UInt8] = []
        var packets = 0
        for _ in 0..<maxPages {
            guard let header = reader.read(at: offset, count: 27), header.has("OggS"),
                let serial = header.number(at: 14, width: 4), let segments = header[26],
                let lacing = reader.read(at: offset + 27, count: Int(segments))
            else { return nil }
            stream = stream ?? serial
            var place = offset + 27 + Int(segments)
            for length in lacing.bytes.map(Int.init) {
                if serial == stream, packets == 1 {
                    guard packet.count + length <= MetadataBlock.maxBytes,
                        let part = reader.read(at: place, count: length)
                    else { return nil }
                    packet += part.bytes
                }
                place += length
                if serial == stream, length < 255 {
                    packets += 1
                    if packets == 2 { return ByteWindow(packet) }
                }
            }
            offset = place
        }
        return nil
    }
}
