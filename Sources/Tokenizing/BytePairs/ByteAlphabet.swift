/// GPT-2's printable alphabet for bytes, in which vocabularies write their tokens.
///
/// Bytes that print in Latin-1 stand for themselves; the other 68 take the scalars from U+0100 on, in order.
/// Source: Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), `bytes_to_unicode`.
enum ByteAlphabet {
    /// The scalar that stands for each byte, 256 entries.
    static let scalars: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (0...UInt8.max).map { byte in
            if isPrintable(byte) { return Unicode.Scalar(byte) }
            defer { next += 1 }
            return Unicode.Scalar(next) ?? "\u{FFFD}"
        }
    }()

    private static func isPrintable(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: true
        default: false
        }
    }
}
