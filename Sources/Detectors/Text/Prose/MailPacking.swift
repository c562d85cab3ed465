import MediaDecoding

/// Takes the characters of an e-mail's part out of the encodings that carry them through seven bits.
///
/// Source: RFC 2045 §6.7 and §6.8.
enum MailPacking {
    private static let oneByte: Set<String> = ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252", "cp1252"]
    private static let unicode: Set<String> = ["utf-8", "utf8", "us-ascii", "ascii"]

    /// A text out of quoted-printable: `=E2=80=99` stands for bytes, `=` at a line's end for nothing.
    static func quotedPrintable(_ text: MappedText, charset: String) -> MappedText {
        var result = MappedText()
        var index = 0
        while index < text.count {
            guard text.scalars[index] == "=" else {
                result.append(text.scalars[index], from: text.origins[index])
                index += 1
                continue
            }
            if text.has("\n", at: index + 1) {
                index += 2
                continue
            }
            let origin = text.origins[index]
            var bytes: [UInt8] = []
            while index + 2 < text.count, text.scalars[index] == "=",
                let byte = UInt8(text.text(index + 1..<index + 3), radix: 16)
            {
                bytes.append(byte)
                index += 3
            }
            if bytes.isEmpty {
                result.append("=", from: origin)
                index += 1
            } else if oneByte.contains(charset) {
                for byte in bytes { result.append(scalar(byte), from: origin) }
            } else {
                for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                    result.append(scalar, from: origin)
                }
            }
        }
        return result
    }

    /// A text out of base64; nil where it is none, or its encoding is not known here.
    static func base64(_ text: MappedText, _ lines: ArraySlice<Range<Int>>, charset: String) -> MappedText? {
        guard let (bytes, origins) = unpacked(text, lines) else { return nil }
        var result = MappedText()
        if unicode.contains(charset) {
            guard let decoded = String(validating: bytes, as: UTF8.self) else { return nil }
            var place = 0
            for scalar in decoded.unicodeScalars {
                result.append(scalar, from: origins[place])
                place += UTF8.width(scalar)
            }
            return result
        }
        guard oneByte.contains(charset) else { return nil }
        for (byte, origin) in zip(bytes, origins) { result.append(scalar(byte), from: origin) }
        return result
    }

    /// The bytes, and from where each comes.
    private static func unpacked(_ text: MappedText, _ lines: ArraySlice<Range<Int>>) -> ([UInt8], [Int32])? {
        var bytes: [UInt8] = []
        var origins: [Int32] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for index in lines.joined() {
            let scalar = text.scalars[index]
            if scalar == "=" { break }
            guard let value = value(scalar) else {
                if scalar.properties.isWhitespace { continue }
                return nil
            }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            origins.append(text.origins[index])
        }
        return (bytes, origins)
    }

    private static func value(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "A"..."Z": scalar.value - 0x41
        case "a"..."z": scalar.value - 0x61 + 26
        case "0"..."9": scalar.value - 0x30 + 52
        case "+": 62
        case "/": 63
        default: nil
        }
    }

    /// A character of Windows-1252, of which Latin-1 is a part; what it does not have is a replacement character.
    private static func scalar(_ byte: UInt8) -> Unicode.Scalar { Windows1252.scalar(byte) ?? "\u{FFFD}" }
}
