/// Names for files that people hand in and that are not accepted, so that the refusal can say what it saw.
enum ForeignFormat {
    /// What to do with documents whose text cannot be read here.
    private static let helps = [
        "an RTF document": "Save it as a Word document (.docx), or paste its words as a text.",
        "an old office document": "Save a text as a Word document (.docx), or paste its words as a text.",
    ]

    private static let signatures: [(offset: Int, bytes: [UInt8], name: String)] = [
        (0, Array("{\\rtf".utf8), "an RTF document"),
        (0, [0xd0, 0xcf, 0x11, 0xe0], "an old office document"),
        (0, Array("Rar!".utf8), "a RAR archive"),
        (0, [0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive"),
        (0, [0x1f, 0x8b], "a gzip archive"),
        (0, Array("BZh".utf8), "a bzip2 archive"),
        (0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], "an xz archive"),
        (0, [0x00, 0x00, 0x01, 0xb3], "an MPEG video without a container"),
        (8, Array("CDXA".utf8), "a track of a Video CD"),
        (0, Array("FORM".utf8), "an Amiga picture or sound"),
        (0, Array("#!AMR".utf8), "an AMR sound of several channels"),
        (0, Array(".RMF".utf8), "a RealMedia sound or video"),
        (0, Array("MThd".utf8), "a MIDI file"),
        (0, Array("RIFX".utf8), "a big-endian RIFF sound or video"),
        (0, Array(".snd".utf8), "an AU sound"),
        (0, Array("Creative Voice File".utf8), "a VOC sound"),
        (0, Array("wvpk".utf8), "a WavPack sound"),
        (0, Array("MAC ".utf8), "a Monkey\u{2019}s Audio sound"),
        (0, Array("TTA1".utf8), "a True Audio sound"),
        (0, Array("MPCK".utf8), "a Musepack sound"),
        (0, Array("DSD ".utf8), "a DSD sound"),
        (0, Array("FRM8".utf8), "a DSD sound"),
        (0, Array("#!SILK".utf8), "a SILK voice message"),
        (1, Array("#!SILK".utf8), "a SILK voice message"),
        (0, [0x2e, 0x72, 0x61, 0xfd], "a RealAudio sound"),
        (0, [0x0b, 0x77], "an AC-3 sound without a container"),
        (0, [0x7f, 0xfe, 0x80, 0x01], "a DTS sound without a container"),
        (0, Array("BM".utf8), "a BMP picture"),
        (0, Array("8BPS".utf8), "a Photoshop document"),
        (0, [0x00, 0x00, 0x01, 0x00], "an icon"),
        (0, [0xff, 0x0a], "a JPEG XL picture"),
        (4, Array("JXL ".utf8), "a JPEG XL picture"),
        (4, Array("jP  ".utf8), "a JPEG 2000 picture"),
        (0, [0x7f, 0x45, 0x4c, 0x46], "a program"),
        (0, Array("MZ".utf8), "a program"),
    ]

    /// The likely format of the bytes, with its article, and what to do with such a file, where there is something; nil when
    /// unknown.
    static func found(in bytes: [UInt8]) -> (name: String, help: String?)? {
        if isVectorGraphic(bytes) { return ("an SVG picture", nil) }
        let hit = signatures.first { bytes.dropFirst($0.offset).starts(with: $0.bytes) }
        // Two letters open many a text; a program or a bitmap has binary numbers after them.
        guard let hit, hit.bytes.count > 2 || hit.bytes.contains(where: { $0 > 0x7f }) || bytes.contains(0) else {
            return nil
        }
        return (hit.name, helps[hit.name])
    }

    private static func isVectorGraphic(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(1024), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{feff}" }
        return text.hasPrefix("<svg") || (text.hasPrefix("<?xml") && text.contains("<svg"))
    }
}
