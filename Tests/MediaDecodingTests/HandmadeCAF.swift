/// Core Audio files made byte by byte, with headers that may lie.
struct HandmadeCAF {
    var code = "lpcm"
    var rate: Double = 16_000
    var bytesPerPacket = 2
    var framesPerPacket = 1
    var channels = 1

    /// A file of the description, of what is put between, and of samples whose size may be another than theirs.
    func file(_ between: [UInt8] = [], samples: [UInt8] = [], size: Int? = nil) -> [UInt8] {
        let data = HandmadeISO.big(0, 4) + samples
        return Array("caff\0\u{1}\0\0".utf8) + Self.chunk("desc", description) + between
            + Self.chunk("data", data, size: size ?? data.count)
    }

    /// A packet table without its packets.
    static func table(packets: Int, frames: Int) -> [UInt8] {
        chunk("pakt", HandmadeISO.big(packets, 8) + HandmadeISO.big(frames, 8) + HandmadeISO.big(0, 8))
    }

    static func chunk(_ name: String, _ content: [UInt8], size: Int? = nil) -> [UInt8] {
        Array(name.utf8) + HandmadeISO.big(size ?? content.count, 8) + content
    }

    private var description: [UInt8] {
        let bits = rate.bitPattern
        let hertz = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        return hertz + Array(code.utf8) + HandmadeISO.big(0, 4) + HandmadeISO.big(bytesPerPacket, 4)
            + HandmadeISO.big(framesPerPacket, 4) + HandmadeISO.big(channels, 4) + HandmadeISO.big(16, 4)
    }
}
