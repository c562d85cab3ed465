/// Short names of codecs, the same for every container.
enum CodecName {
    /// The name for a four-character code of MP4, QuickTime or AVI.
    static func named(_ code: String) -> String { codes[code] ?? codes[code.lowercased()] ?? clean(code) }

    /// The name for a Matroska codec.
    static func matroska(_ identifier: String) -> String {
        let known = matroska.first { identifier.hasPrefix($0.prefix) }
        return known?.name ?? clean(identifier)
    }

    /// The name for a WAVE format tag, which AVI uses too.
    static func wave(_ tag: Int) -> String { tags[tag] ?? "wave_\(tag)" }

    private static let codes = [
        "avc1": "h264", "avc3": "h264", "h264": "h264", "x264": "h264", "hvc1": "hevc", "hev1": "hevc",
        "av01": "av1", "vp08": "vp8", "vp80": "vp8", "vp09": "vp9", "vp90": "vp9", "mp4v": "mpeg4",
        "fmp4": "mpeg4", "xvid": "mpeg4", "divx": "mpeg4", "dx50": "mpeg4", "jpeg": "mjpeg", "mjpg": "mjpeg",
        "mjpa": "mjpeg", "s263": "h263", "h263": "h263", "apcn": "prores", "apch": "prores", "apcs": "prores",
        "apco": "prores", "ap4h": "prores", "ap4x": "prores", "mp4a": "aac", "ac-3": "ac3", "ec-3": "eac3",
        "Opus": "opus", "fLaC": "flac", "alac": "alac", ".mp3": "mp3", "sowt": "pcm", "twos": "pcm",
        "lpcm": "pcm", "ipcm": "pcm", "fpcm": "pcm", "in24": "pcm", "in32": "pcm", "fl32": "pcm", "fl64": "pcm",
        "raw ": "pcm", "samr": "amrnb", "sawb": "amrwb", "ima4": "adpcm", "ulaw": "pcm", "alaw": "pcm",
        "aac ": "aac", "opus": "opus", "wvc1": "vc1", "mp42": "msmpeg4", "mp43": "msmpeg4", "mpg4": "msmpeg4",
        "div3": "msmpeg4",
    ]

    private static let matroska: [(prefix: String, name: String)] = [
        ("V_VP8", "vp8"), ("V_VP9", "vp9"), ("V_AV1", "av1"), ("V_MPEG4/ISO/AVC", "h264"),
        ("V_MPEGH/ISO/HEVC", "hevc"), ("V_MPEG4", "mpeg4"), ("V_MPEG2", "mpeg2"), ("V_MPEG1", "mpeg1"),
        ("V_MJPEG", "mjpeg"), ("V_THEORA", "theora"), ("V_PRORES", "prores"), ("A_OPUS", "opus"),
        ("A_VORBIS", "vorbis"), ("A_AAC", "aac"), ("A_MPEG/L3", "mp3"), ("A_MPEG/L2", "mp2"), ("A_FLAC", "flac"),
        ("A_AC3", "ac3"), ("A_EAC3", "eac3"), ("A_ALAC", "alac"), ("A_PCM", "pcm"),
    ]

    private static let tags = [
        1: "pcm", 2: "adpcm", 3: "pcm", 6: "pcm", 7: "pcm", 0x11: "adpcm", 0x50: "mp2", 0x55: "mp3", 0xff: "aac",
        0x2000: "ac3", 0xfffe: "pcm", 0x0a: "wmavoice", 0x160: "wmav1", 0x161: "wmav2", 0x162: "wmapro",
        0x163: "wmalossless",
    ]

    /// Letters, digits and underscores of a name nobody checked, in lower case.
    private static func clean(_ name: String) -> String {
        let kept = name.lowercased().unicodeScalars.prefix(32).map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
        }
        return kept.isEmpty ? "unknown" : String(kept)
    }
}
