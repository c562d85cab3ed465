/// Whether bytes can be the start of a text.
enum TextSample {
    /// True for UTF-8 without NUL; a character cut by the end of a sample that is not the whole file is forgiven.
    static func isUTF8(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        guard !bytes.contains(0) else { return false }
        let cuts = isWhole ? 0...0 : 0...min(3, bytes.count)
        return cuts.contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    }

    /// Whether bytes that are no UTF-8 look like a text all the same: no control characters besides white space, in one
    /// byte each, or in two or four all but one of which are zero.
    static func isOtherEncoding(_ bytes: [UInt8]) -> Bool {
        let zeros = bytes.count { $0 == 0 }
        guard bytes.count > 3, zeros == 0 || isWide(bytes) else { return false }
        let rest = zeros == 0 ? bytes : bytes.filter { $0 != 0 }
        let controls = rest.count { $0 < 0x20 && !(0x09...0x0d).contains($0) && $0 != 0x1b || $0 == 0x7f }
        return controls == 0
    }

    /// Whether most characters take two or four bytes, all but one of which are zero.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        [2, 4].contains { width in
            (0..<width).contains { place in
                let rest = bytes.indices.filter { $0 % width != place }
                return rest.count { bytes[$0] == 0 } * 10 > rest.count * 9
            }
        }
    }
}
