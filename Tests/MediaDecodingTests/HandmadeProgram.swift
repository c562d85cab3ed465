/// MPEG programme streams made byte by byte.
enum HandmadeProgram {
    /// The header of a pack of MPEG-2.
    static let pack: [UInt8] = [0, 0, 1, 0xba, 0x44] + HandmadeISO.big(0, 8) + [0xf8]
    /// The same of MPEG-1.
    static let firstPack: [UInt8] = [0, 0, 1, 0xba, 0x21] + HandmadeISO.big(0, 7)

    /// A packet with a time stamp.
    static func packet(_ number: Int, at stamp: Int, _ content: [UInt8] = [0], length: Int? = nil) -> [UInt8] {
        wrap(number, [0x80, 0x80, 5] + time(stamp) + content, length: length)
    }

    /// The same as MPEG-1 writes it, after stuffing and the size of a buffer.
    static func firstPacket(_ number: Int, at stamp: Int) -> [UInt8] {
        wrap(number, [0xff, 0xff, 0x60, 0x04] + time(stamp) + [0])
    }

    /// A map that says what the streams of some numbers are.
    static func map(_ types: [(number: UInt8, type: UInt8)]) -> [UInt8] {
        let entries: [UInt8] = types.flatMap { [$0.type, $0.number, 0, 0] }
        let head: [UInt8] = [0xe0, 0xff, 0, 0]
        return wrap(0xbc, head + HandmadeISO.big(entries.count, 2) + entries + HandmadeISO.big(0, 4))
    }

    static func wrap(_ number: Int, _ content: [UInt8], length: Int? = nil) -> [UInt8] {
        [0, 0, 1, UInt8(number)] + HandmadeISO.big(length ?? content.count, 2) + content
    }

    private static func time(_ stamp: Int) -> [UInt8] {
        let bits = 2 << 36 | (stamp >> 30 & 7) << 33 | 1 << 32 | (stamp >> 15 & 0x7fff) << 17 | 1 << 16
        return HandmadeISO.big(bits | (stamp & 0x7fff) << 1 | 1, 5)
    }
}
