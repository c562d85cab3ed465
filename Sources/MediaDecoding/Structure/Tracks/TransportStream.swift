import DetectionCore

/// One stream of a programme, as its table describes it.
struct TransportStream {
    /// Types of ISO/IEC 13818-1, table 2-34, and those that ATSC and Blu-ray gave to the free numbers.
    static let types: [UInt8: (MediaTrack.Kind, String)] = [
        0x01: (.video, "mpeg1"), 0x02: (.video, "mpeg2"), 0x10: (.video, "mpeg4"), 0x1b: (.video, "h264"),
        0x24: (.video, "hevc"), 0x03: (.audio, "mp2"), 0x04: (.audio, "mp2"), 0x0f: (.audio, "aac"),
        0x11: (.audio, "aac"), 0x81: (.audio, "ac3"), 0x82: (.audio, "dts"), 0x87: (.audio, "eac3"),
        0xea: (.video, "vc1"),
    ]
    /// Descriptors of private streams that name a codec (ETSI EN 300 468).
    private static let tags: [UInt8: (MediaTrack.Kind, String)] = [0x6a: (.audio, "ac3"), 0x7a: (.audio, "eac3")]
    private static let registrations: [String: (MediaTrack.Kind, String)] = [
        "AC-3": (.audio, "ac3"), "EAC3": (.audio, "eac3"), "Opus": (.audio, "opus"), "HEVC": (.video, "hevc"),
    ]

    let identifier: Int
    let type: UInt8
    let descriptors: ArraySlice<UInt8>

    /// Kind of content; nil for subtitles and data.
    var medium: (kind: MediaTrack.Kind, codec: String)? {
        if let known = Self.types[type] { return known }
        guard type == 0x06 else { return nil }
        var rest = descriptors
        while rest.count >= 2 {
            let tag = rest[rest.startIndex]
            let content = rest.dropFirst(2).prefix(Int(rest[rest.startIndex + 1]))
            if let known = Self.tags[tag] { return known }
            if tag == 0x05, let known = Self.registrations[String(decoding: content.prefix(4), as: UTF8.self)] {
                return known
            }
            rest = rest[content.endIndex...]
        }
        return nil
    }
}
