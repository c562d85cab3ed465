/// Flash videos made byte by byte.
enum HandmadeFLV {
    /// A file of these tags.
    static func file(_ tags: [[UInt8]]) -> [UInt8] {
        Array("FLV\u{1}\u{5}\0\0\0\u{9}\0\0\0\0".utf8) + tags.flatMap { $0 }
    }

    static func pictures(at time: Int, codec: [UInt8] = [0x17, 1, 0, 0, 0]) -> [UInt8] { tag(9, time, codec) }

    static func sound(at time: Int, codec: UInt8 = 0xaf) -> [UInt8] { tag(8, time, [codec, 1]) }

    /// A note that claims a length and names an address.
    static func claim(seconds: Double, address: String = "") -> [UInt8] {
        let number = stride(from: 56, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: seconds.bitPattern >> UInt64($0))
        }
        let value = [2] + text(address)
        let list = text("duration") + [0] + number + text("url") + value + text("httphostheader") + value + [0, 0, 9]
        return tag(18, 0, [2] + text("onMetaData") + [8] + HandmadeISO.big(3, 4) + list)
    }

    static func tag(_ kind: UInt8, _ time: Int, _ content: [UInt8], size: Int? = nil) -> [UInt8] {
        [kind] + HandmadeISO.big(size ?? content.count, 3) + HandmadeISO.big(time, 3) + HandmadeISO.big(time >> 24, 1)
            + HandmadeISO.big(0, 3) + content + HandmadeISO.big(11 + content.count, 4)
    }

    private static func text(_ text: String) -> [UInt8] { HandmadeISO.big(text.utf8.count, 2) + Array(text.utf8) }
}
