extension Sequence where Element == Unicode.Scalar {
    /// The scalars in UTF-8.
    var utf8: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(underestimatedCount)
        for scalar in self { bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter }
        return bytes
    }
}

extension Unicode.Scalar {
    /// Whether a regular expression's `\w` takes it: letters, marks, decimal digits, joining punctuation and joiners.
    ///
    /// Source: Unicode Technical Standard 18, annex C, as Rust's library regex has it.
    var isWord: Bool {
        if value < 0x80 {
            return self == "_" || UInt8(ascii: "0")...UInt8(ascii: "9") ~= UInt8(value)
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= UInt8(value) | 0x20
        }
        guard isKnown(to: UnicodeEdition.expressions) else { return false }
        if properties.isAlphabetic || properties.isJoinControl { return true }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .decimalNumber, .connectorPunctuation: true
        default: false
        }
    }

    /// Whether BERT's pre-tokenizer takes it for punctuation: all of Unicode's, and the symbols of ASCII.
    var isPunctuation: Bool {
        if value < 0x80 {
            return switch value {
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
            default: false
            }
        }
        return switch category(in: UnicodeEdition.bert) {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
