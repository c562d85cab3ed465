/// Whether bytes can be the start of a text.
enum TextSample {
    /// True for UTF-8 without NUL; a character cut by the end of a sample that is not the whole file is forgiven.
    static func isUTF8(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        guard !bytes.contains(0) else { return false }
        let cuts = isWhole ? 0...0 : 0...min(3, bytes.count)
        return cuts.contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    }
}
