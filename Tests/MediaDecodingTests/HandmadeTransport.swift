/// Packets of an MPEG transport stream made byte by byte.
enum HandmadeTransport {
    /// H.264 video without descriptors.
    static let video: [UInt8] = stream(0x1b)

    /// An entry of the programme's table; the streams' numbers count from 256.
    static func stream(_ type: UInt8, _ descriptors: [UInt8] = []) -> [UInt8] {
        [type, 0, 0] + HandmadeISO.big(0xf000 | descriptors.count, 2) + descriptors
    }

    /// A file with one programme and, for its first stream, a PES packet for each time stamp.
    static func file(streams: [[UInt8]], stamps: [Int] = []) -> [UInt8] {
        var entries: [UInt8] = []
        for (index, stream) in streams.enumerated() {
            entries += [stream[0]] + HandmadeISO.big(0xe000 | 256 + index, 2) + stream.dropFirst(3)
        }
        let list = section(0, [0, 0, 0xe0, 0x10, 0, 1, 0xe0, 0x20])
        let map = section(2, [0xe1, 0, 0xf0, 0] + entries)
        let head = packets(0, [0] + list) + packets(0x20, [0] + map)
        return head + stamps.flatMap { packets(256, time($0)) } + packets(0x1fff, [])
    }

    private static func section(_ table: UInt8, _ content: [UInt8]) -> [UInt8] {
        [table] + HandmadeISO.big(0xb000 | content.count + 9, 2) + [0, 1, 0xc1, 0, 0] + content + [0, 0, 0, 0]
    }

    private static func time(_ stamp: Int) -> [UInt8] {
        let bits = 2 << 36 | (stamp >> 30 & 7) << 33 | 1 << 32 | (stamp >> 15 & 0x7fff) << 17 | 1 << 16
        return [0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5] + HandmadeISO.big(bits | (stamp & 0x7fff) << 1 | 1, 5)
    }

    private static func packets(_ identifier: Int, _ payload: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for start in stride(from: 0, through: max(0, payload.count - 1), by: 184) {
            let part = payload[start..<min(start + 184, payload.count)]
            bytes += [0x47] + HandmadeISO.big((start == 0 ? 0x4000 : 0) | identifier, 2) + [0x10] + part
            bytes += [UInt8](repeating: 0xff, count: 184 - part.count)
        }
        return bytes
    }
}
