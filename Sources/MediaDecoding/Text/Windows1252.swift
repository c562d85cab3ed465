/// Texts in the encoding of Western Windows, of which Latin-1 is a part, told from other encodings by what they would read like.
///
/// Nothing in the bytes states it, so only what cannot well be another encoding is read: few letters beyond ASCII, of those that
/// Western languages have, where they may stand. Texts in Cyrillic, Greek or Asian encodings have long runs of such bytes, those in
/// Central European and Turkish ones signs within words, those of DOS and of old Macs signs within words or capitals after small
/// letters, and in UTF-8 that is damaged most characters are whole.
///
/// Source: WHATWG Encoding Standard, index windows-1252.
public enum Windows1252 {
    /// The characters of 0x80 to 0x9F; nil where there is none.
    private static let middle: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
    /// Signs that may stand between two letters: apostrophes, dashes, a hyphen that shows at line ends only, and the dot of Catalan.
    private static let joining: Set<Unicode.Scalar> = ["‘", "’", "–", "—", "…", "\u{AD}", "·", "\u{A0}"]
    /// Letters of Icelandic alone, in whose place other encodings have frequent ones.
    private static let rare: Set<Unicode.Scalar> = ["ð", "Ð", "þ", "Þ", "ý", "Ý", "Ÿ", "ƒ"]
    /// Of a hundred letters, and of a hundred characters, how many at most are beyond ASCII, and how many letters in a row: French
    /// has about five.
    private static let mostForeign = 10, mostBeyond = 25, longestRun = 2

    /// The text of some bytes; nil when they can be another encoding, or have nothing beyond ASCII.
    static func text(_ bytes: [UInt8]) -> String? {
        guard bytes.contains(where: { $0 >= 0x80 }), !holdsUTF8(bytes) else { return nil }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = scalar(byte) else { return nil }
            scalars.append(scalar)
        }
        return reads(Array(scalars)) ? String(scalars) : nil
    }

    /// The character of a byte; nil where there is none, and for control characters.
    public static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x80...0x9f: middle[Int(byte) - 0x80]
        case 0x09...0x0d, 0x1b, 0x20...0x7e, 0xa0...: Unicode.Scalar(byte)
        default: nil
        }
    }

    /// Whether some character beyond ASCII is whole in UTF-8, or the last one is but for its end.
    private static func holdsUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { start in
            let width = (~bytes[start]).leadingZeroBitCount
            guard (2...4).contains(width) else { return false }
            guard start + width <= bytes.count else {
                let rest = bytes[(start + 1)...]
                return !rest.isEmpty && rest.allSatisfy { (0x80...0xbf).contains($0) }
            }
            return String(validating: bytes[start..<start + width], as: UTF8.self) != nil
        }
    }

    /// Whether the characters read like a text in a Western language.
    private static func reads(_ text: [Unicode.Scalar]) -> Bool {
        var (letters, foreign, run) = (0, 0, 0)
        for (index, scalar) in text.enumerated() {
            let isLetter = scalar.properties.isAlphabetic && !["ª", "º"].contains(scalar)
            letters += isLetter ? 1 : 0
            guard !scalar.isASCII else {
                run = 0
                continue
            }
            let before = index > 0 ? text[index - 1] : " "
            let after = index + 1 < text.count ? text[index + 1] : " "
            guard isLetter else {
                run = 0
                let isWithin = before.properties.isAlphabetic && after.properties.isAlphabetic
                guard !isWithin || joining.contains(scalar) else { return false }
                continue
            }
            foreign += 1
            run += 1
            let isCapitalWithin = scalar.properties.isUppercase && before.properties.isLowercase
            guard !rare.contains(scalar), run <= longestRun, !isCapitalWithin else { return false }
        }
        let beyond = text.count { !$0.isASCII }
        return foreign * 100 <= letters * mostForeign && beyond * 100 <= text.count * mostBeyond
    }
}
