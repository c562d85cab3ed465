/// Elements of Matroska made byte by byte.
enum HandmadeMatroska {
    /// A track of subtitles.
    static let subtitles = element([0xae], element([0x83], [17]) + element([0x86], Array("S_TEXT/UTF8".utf8)))
    /// A video track of 64 × 48 pixels.
    static let video = element(
        [0xae],
        element([0x83], [1]) + element([0x86], Array("V_VP8".utf8))
            + element([0xe0], element([0xb0], [64]) + element([0xba], [48])))

    /// A whole file without samples, whose segment has no size, as in a live recording.
    static func file(duration: Double? = nil, tracks: [[UInt8]]) -> [UInt8] {
        let bits = (duration ?? 0).bitPattern
        let float = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        let header = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Array("matroska".utf8)))
        let segment: [UInt8] = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
        return header + segment
            + element([0x15, 0x49, 0xa9, 0x66], duration == nil ? [] : element([0x44, 0x89], float))
            + element([0x16, 0x54, 0xae, 0x6b], tracks.flatMap { $0 })
    }

    /// An element whose size takes four bytes.
    private static func element(_ identifier: [UInt8], _ content: [UInt8]) -> [UInt8] {
        identifier + HandmadeISO.big(content.count | 0x1000_0000, 4) + content
    }
}
