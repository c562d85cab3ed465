/// The editions of the Unicode character database that the reference's parts were built with: later characters are unknown to them.
///
/// Source: comparison with tokenizers 0.22, every scalar.
enum UnicodeEdition {
    /// BERT's normaliser and pre-tokenizer.
    static let bert = 8
    /// The removal of accents.
    static let marks = 9
    /// The normalisation forms.
    static let forms = 11
    /// The regular expressions.
    static let expressions = 16
}

extension Unicode.Scalar {
    /// Whether an edition of Unicode has it.
    func isKnown(to edition: Int) -> Bool {
        switch value {
        // Old characters, which are most of any text.
        case 0..<0x220, 0x400..<0x460, 0x3041..<0x3095, 0x4E00..<0x9FA6, 0xAC00..<0xD7A4: return true
        default: break
        }
        guard let age = properties.age else { return true }
        return (age.major, age.minor) <= (edition, 0)
    }

    /// Its category in edition 8 or 9, from today's and what changed since.
    func category(in edition: Int) -> Unicode.GeneralCategory {
        switch value {
        case 0x166D, 0x111C9: return .otherPunctuation
        case 0x1734, 0x1171E: return .nonspacingMark
        case 0x1885, 0x1886: return edition < UnicodeEdition.marks ? .otherLetter : .nonspacingMark
        case 0xA9BD, 0x1CF2, 0x1CF3: return .spacingMark
        default: return isKnown(to: edition) ? properties.generalCategory : .unassigned
        }
    }
}
